// @ts-check
// Prints the README's table of failure codes, from the built catalogue (run `npm run build` first).
//   --write  puts it between the two marks in README.md
//   --check  exits 1 when README.md holds anything else there
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @import { Guidance, RetryAdvice } from '../nodes/Argyle/failure/codes' */
/** @import { INodePropertyOptions } from 'n8n-workflow' */

const start = '<!-- codes:start -->';
const end = '<!-- codes:end -->';
// tsconfig.tests.json checks this file as CommonJS, which knows no `import.meta`.
const root = resolve(process.argv[1] ?? '', '../..');
const readme = resolve(root, 'README.md');

/** @type {Record<RetryAdvice, string>} */
const retryWords = { now: 'Now', later: 'Later', other_method: 'Another way', none: 'No' };

/**
 * Renders rows as a markdown table, padded as Prettier pads it, so that formatting changes nothing.
 *
 * @param {string[][]} rows the first one is the head
 * @returns {string}
 */
const renderTable = ([head = [], ...body]) => {
	const widths = head.map((cell, column) =>
		Math.max(3, cell.length, ...body.map((row) => (row[column] ?? '').length)),
	);
	const renderRow = (/** @type {string[]} */ cells, fill = ' ') =>
		`| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width, fill)).join(' | ')} |`;
	return [renderRow(head), renderRow([], '-'), ...body.map((row) => renderRow(row))].join('\n');
};

/**
 * Gives the address of a built module. One that is known only at run time keeps the type check free
 * of what only a build can provide.
 *
 * @param {string} name
 */
const locateBuilt = (name) =>
	pathToFileURL(resolve(root, 'dist/nodes/Argyle/failure', `${name}.js`)).href;

/**
 * Renders the built catalogue.
 *
 * @returns {Promise<string>} the table
 * @throws {Error} when nothing has been built
 */
const renderCatalogue = async () => {
	/** @type {{ catalogue: Record<string, Guidance> }} */
	const { catalogue } = await import(locateBuilt('codes'));
	/** @type {{ actorOptions: INodePropertyOptions[] }} */
	const { actorOptions } = await import(locateBuilt('guidance'));
	const actorNames = new Map(actorOptions.map(({ name, value }) => [value, name]));
	const rows = Object.entries(catalogue).map(([code, { title, actor, retry }]) => [
		`\`${code}\``,
		title,
		actorNames.get(actor) ?? actor,
		retryWords[retry],
	]);
	return renderTable([['Code', 'What it means', 'Who acts', 'Try again'], ...rows]);
};

/**
 * Splits the README at the two marks.
 *
 * @param {string} text
 * @returns {{ before: string, table: string, after: string }}
 * @throws {Error} when a mark is missing
 */
const splitReadme = (text) => {
	const from = text.indexOf(start) + start.length;
	const to = text.indexOf(end, from);
	if (!text.includes(start) || to < 0) throw new Error(`README.md lacks ${start} or ${end}`);
	return { before: text.slice(0, from), table: text.slice(from, to).trim(), after: text.slice(to) };
};

/**
 * Prints, writes or checks the table.
 *
 * @param {string | undefined} mode
 * @returns {Promise<void>}
 */
const main = async (mode) => {
	const table = await renderCatalogue();
	if (mode === undefined) {
		console.log(table);
	} else if (mode === '--write') {
		const { before, after } = splitReadme(await readFile(readme, 'utf8'));
		await writeFile(readme, `${before}\n\n${table}\n\n${after}`);
	} else if (mode !== '--check') {
		throw new Error(`Unknown option ${mode}; known are --write and --check`);
	} else if (splitReadme(await readFile(readme, 'utf8')).table !== table) {
		throw new Error('README.md has another table of codes: node dev/code-table.mjs --write');
	}
};

main(process.argv[2]).catch((/** @type {Error} */ { message }) => {
	console.error(message);
	process.exitCode = 1;
});
