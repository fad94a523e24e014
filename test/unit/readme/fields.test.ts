import type { INodeProperties } from 'n8n-workflow';
import { resources } from '../../../nodes/Argyle/actions';
import { allFields, listChoices } from '../description/fields';
import { documents, readDocument } from './documents.cts';
import { listNodeNames } from './sources.cts';
import { readTable } from './tables';

interface Row {
	path: string;
	standard: string;
}

/** A row may hold several fields of "Options": "Options → Error Codes, Error Codes Not in the List". */
const readRows = (page: string, heading: string, parent: string): Row[] =>
	readTable(page, heading).flatMap(([name = '', standard = '']) => {
		const [inner, outer] = name.split(' → ').reverse();
		const place = [parent, outer].filter(Boolean).join(' → ');
		return (inner ?? '').split(', ').map((one) => ({ path: `${place} → ${one}`, standard }));
	});

/** Without notices; a field that is shown for several events once. */
const pathsOf = (parent: string) => [
	...new Set(
		allFields
			.filter(({ path, field }) => path.startsWith(`${parent} → `) && field.type !== 'notice')
			.map(({ path }) => path),
	),
];

const credentialRows = readRows(
	'docs/getting-started.md',
	'## 3. Make the credential',
	'Argyle API',
);
const triggerRows = readRows('docs/argyle-trigger.md', '## Options', 'Argyle Trigger');
const pollRows = readTable('docs/polling.md').map(([name = '', standard = '']) => ({
	path: `Argyle Polling Trigger → ${name}`,
	standard,
}));

describe('the fields in the pages', () => {
	it('are all that the credential has [checklist 165]', () => {
		expect(credentialRows.map(({ path }) => path)).toEqual(pathsOf('Argyle API'));
	});

	it('are all that the instant trigger has [checklist 165]', () => {
		const shown = triggerRows.map(({ path }) => path);
		const own = pathsOf('Argyle Trigger').filter((path) => !path.endsWith(' → Options'));
		expect([...shown].sort()).toEqual([...own].sort());
	});

	it('are all that the polling trigger has, except the options of the instant one [checklist 165]', () => {
		const shown = pollRows.map(({ path }) => path);
		const [options, rest] = [pathsOf('Argyle Trigger'), pathsOf('Argyle Polling Trigger')];
		const nameOf = (path: string) => path.split(' → ').at(-1) ?? '';
		const known = options.map(nameOf);
		const isListed = (path: string) =>
			shown.includes(path) ||
			known.includes(nameOf(path)) ||
			readDocument('docs/polling.md').includes(`_${nameOf(path)}_`);
		expect(rest.filter((path) => !isListed(path))).toEqual([]);
		expect(shown.filter((path) => !rest.includes(path))).toEqual([]);
	});

	const withStandard = [...triggerRows, ...pollRows].filter(({ standard }) => standard !== '');

	it.each(withStandard)(
		'$path has the default of its page: $standard [checklist 165]',
		({ path, standard }) => {
			const found = allFields.find((one) => one.path === path);
			expect(describeStandard(found?.field)).toContain(standard);
		},
	);
});

/** How a page may put the default of a field. */
function describeStandard(field: INodeProperties | undefined): string[] {
	if (field?.type === 'boolean') return [field.default === true ? 'on' : 'off'];
	const chosen = [field?.default].flat();
	const names = field ? listChoices(field).filter(({ value }) => chosen.includes(value)) : [];
	// A filter that is empty lets all through, one that excludes turns none away.
	if (names.length > 0) return names.map(({ name }) => name);
	return [field?.displayName.startsWith('Exclude') ? 'none' : 'all'];
}

it('the operations in docs/operations.md are those of the action [checklist 165]', () => {
	let resource = '';
	const shown = readTable('docs/operations.md').map(([first = '', operation = '']) => {
		resource = first || resource;
		return `${resource}: ${operation}`;
	});
	const own = resources.flatMap(({ option, operations }) =>
		operations.map((one) => `${option.name}: ${one.option.name}`),
	);
	expect([...shown].sort()).toEqual([...own].sort());
});

/** Reports and generated pages quote test names and codes. */
const isForUsers = (page: string) =>
	!/reliability|benchmarks|failure-codes|CHANGELOG|CONTRIBUTING|\.github/.test(page);

describe('a name in italics', () => {
	/** n8n's own. */
	const foreign = ['On Error', 'Poll Times', 'Remove Duplicates', 'Reuse Existing Tables'];
	const known = new Set([
		...foreign,
		...allFields.map(({ field }) => field.displayName),
		...allFields.map(({ path }) => path.replace(/ → .*/, '')),
		...allFields.flatMap(({ field }) => listChoices(field).map(({ name }) => name)),
		...listNodeNames(),
		...['Remind', 'Both Triggers'],
	]);
	const mentions = [...documents.keys()]
		.filter(isForUsers)
		.flatMap((from) =>
			[...(documents.get(from) ?? '').matchAll(/(?<=^|[\s(|"])_([A-Z][^_|]*[^_|.])_/gm)].map(
				([, name = '']) => ({ from, name: name.replace(/\s+/g, ' ') }),
			),
		);

	it('is there', () => {
		expect(mentions.length).toBeGreaterThan(20);
	});

	it.each(mentions)('$from means fields, choices or nodes: $name [checklist 165]', ({ name }) => {
		expect(name.split(' → ').filter((part) => !known.has(part))).toEqual([]);
	});
});
