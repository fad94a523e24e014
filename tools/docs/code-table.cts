// Prints the README's table of failure codes, from the built catalogue (run `npm run build` first).
//   --write  puts it between the two marks in README.md
//   --check  exits 1 when README.md holds anything else there
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readPart, writePart } from './readme.cts';
import { formatRows } from './table.cts';
import { ROOT } from '../root.cts';
import type { Guidance, RetryAdvice } from '../../nodes/Argyle/connection/codes.ts';
import type { INodePropertyOptions } from 'n8n-workflow';

const PART = 'codes';
const retryWords: Record<RetryAdvice, string> = {
	now: 'Now',
	later: 'Later',
	other_method: 'Another way',
	none: 'No',
};

/**
 * Gives the address of a built module. One that is known only at run time keeps the type check free
 * of what only a build can provide.
 */
const locateBuilt = (name: string) =>
	pathToFileURL(resolve(ROOT, 'dist/nodes/Argyle/connection', `${name}.js`)).href;

/**
 * Renders the built catalogue.
 *
 * @returns the table
 * @throws {Error} when nothing has been built
 */
const renderCatalogue = async (): Promise<string> => {
	const { catalogue }: { catalogue: Record<string, Guidance> } = await import(locateBuilt('codes'));
	const { actorOptions }: { actorOptions: INodePropertyOptions[] } = await import(
		locateBuilt('options')
	);
	const actorNames = new Map(actorOptions.map(({ name, value }) => [value, name]));
	const rows = Object.entries(catalogue).map(([code, { title, actor, retry }]) => [
		`\`${code}\``,
		title,
		actorNames.get(actor) ?? actor,
		retryWords[retry],
	]);
	return formatRows([['Code', 'What it means', 'Who acts', 'Try again'], ...rows]);
};

/** Prints, writes or checks the table. */
const main = async (mode: string | undefined): Promise<void> => {
	const table = await renderCatalogue();
	if (mode === undefined) {
		console.log(table);
	} else if (mode === '--write') {
		writePart(PART, table);
	} else if (mode !== '--check') {
		throw new Error(`Unknown option ${mode}; known are --write and --check`);
	} else if (readPart(PART) !== table) {
		throw new Error(
			'README.md has another table of codes: node tools/bootstrap.mjs tools/docs/code-table.cts --write',
		);
	}
};

main(process.argv[2]).catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
