import type { IDataObject } from 'n8n-workflow';
import { describeFailure } from '../../../nodes/Argyle/connection/guidance';
import { findItemViolations } from '../../support/schemas';
import { readDocument } from './documents.cts';
import { readExamples } from './sources.cts';
import type { ExampleFile, ExampleNode } from './sources.cts';

const examples = readExamples();
const recipe = examples.find(({ file }) => file === 'no-failure-lost.json');

/** The nodes of the recipe for each failure once, which examples have in common. */
const RECIPE = ['Set Up', 'Claim', 'First?', 'Look Again', 'Each Failure Once', 'Forget'];

const TABLE = 'n8n-nodes-base.dataTable';

const OWN_ROW = "={{ $('Claim').item.json";

const isNote = ({ type }: ExampleNode) => type === 'n8n-nodes-base.stickyNote';
const isTrigger = ({ type }: ExampleNode) => /trigger$/i.test(type);

const targetsOf = ({ connections }: ExampleFile) =>
	Object.values(connections).flatMap(({ main }) => main.flat().map(({ node }) => node));

const pinnedItems = ({ pinData }: ExampleFile): IDataObject[] =>
	(pinData['Argyle Trigger'] ?? []).map(({ json }) => json);

describe.each(examples)('examples/$file', (example) => {
	const { file, nodes, connections } = example;
	const names = nodes.map(({ name }) => name);

	it('connects nodes that there are, and leaves none out [checklist 167]', () => {
		const targets = targetsOf(example);
		expect(Object.keys(connections).filter((name) => !names.includes(name))).toEqual([]);
		expect(targets.filter((name) => !names.includes(name))).toEqual([]);
		const loose = nodes.filter((node) => !isNote(node) && !isTrigger(node));
		expect(loose.map(({ name }) => name).filter((name) => !targets.includes(name))).toEqual([]);
	});

	it('names in its expressions only nodes that there are [checklist 167]', () => {
		const text = JSON.stringify(nodes.map(({ parameters }) => parameters));
		const mentioned = [...text.matchAll(/\$\('([^']+)'\)/g)].map(([, name]) => name);
		expect([...new Set(mentioned)].filter((name = '') => !names.includes(name))).toEqual([]);
	});

	it('stands on the page of the examples', () => {
		expect(readDocument('examples/README.md')).toContain(`(${file})`);
	});
});

const withSettings = examples.filter(({ nodes }) => nodes.some(({ name }) => name === 'Settings'));

it.each(withSettings)(
	'$file checks its settings before anything else [checklist 168]',
	({ connections }) => {
		expect(connections.Settings?.main.flat()).toMatchObject([{ node: 'Settings Filled In?' }]);
		const [filled, missing] = connections['Settings Filled In?']?.main ?? [];
		expect(filled).not.toEqual([]);
		expect(missing).toMatchObject([{ node: 'Fill In Settings' }]);
	},
);

const withRecipe = examples.filter(({ nodes }) => nodes.some(({ name }) => name === 'Claim'));

it.each(withRecipe)(
	'$file handles each failure once by the one recipe [checklist 170]',
	({ nodes }) => {
		// The item comes from another node in each, and a table is made by one or by several.
		const shapeOf = (list: ExampleNode[] = []) =>
			RECIPE.map((name) => list.find((node) => node.name === name)).map((node) =>
				JSON.stringify([node?.type, node?.parameters, node?.onError, node?.executeOnce])
					.replace(/"id":"[^"]*","leftValue"/g, '"leftValue"')
					.replace(/\$\('(Settings|Failure)'\)/g, "$('…')"),
			);
		expect(shapeOf(nodes)).toEqual(shapeOf(recipe?.nodes));
		expect(nodes.filter(({ name }) => name.startsWith('Done'))).not.toEqual([]);
	},
);

it.each(withRecipe)(
	'$file forgets old rows first: n8n runs the upper one of two branches first [checklist 170]',
	({ nodes, connections }) => {
		const heightOf = (name: string) => nodes.find((node) => node.name === name)?.position[1];
		const next = connections.Claim?.main[0]?.map(({ node }) => node) ?? [];
		expect([...next].sort()).toEqual(['First?', 'Forget']);
		expect(heightOf('Forget')).toBeLessThan(Number(heightOf('First?')));
		expect(connections.Forget).toBeUndefined();
	},
);

it.each(withRecipe)(
	'$file finds the row of its failure by both IDs, as SQLite may give the ID of a deleted row again [checklist 170]',
	({ nodes }) => {
		const filters = nodes
			.filter(({ type, parameters }) => type === TABLE && parameters.operation === 'update')
			.map(({ parameters }) => JSON.stringify(parameters.filters));
		expect(filters).not.toEqual([]);
		for (const filter of filters) {
			expect(filter).toContain(`{"keyName":"id","condition":"eq","keyValue":"${OWN_ROW}.id }}"}`);
			expect(filter).toContain(`"event_id","condition":"eq","keyValue":"${OWN_ROW}.event_id }}"}`);
		}
	},
);

it.each(withRecipe)(
	'$file continues where the row of its failure is forgotten [checklist 170]',
	({ nodes, connections }) => {
		const updates = nodes.filter(
			({ name, type, parameters }) =>
				type === 'n8n-nodes-base.dataTable' &&
				parameters.operation === 'update' &&
				connections[name],
		);
		const stopping = updates.filter(({ alwaysOutputData }) => alwaysOutputData !== true);
		expect(stopping.map(({ name }) => name)).toEqual([]);
	},
);

const withSamples = examples.filter((example) => pinnedItems(example).length > 0);

it.each(withSamples)(
	"$file brings the applicant's turn, the team's and nobody's, in the package's own words [checklist 169]",
	(example) => {
		const failures = pinnedItems(example).filter(({ event }) => event === 'accounts.failed');
		for (const item of failures) {
			const { name }: { name?: string } = Object(item.provider);
			expect(findItemViolations(item)).toEqual([]);
			expect(item.guidance).toEqual(describeFailure(String(item.error_code), name));
		}
		expect(failures.map(({ guidance }) => Object(guidance).actor)).toEqual([
			'user',
			'you',
			'nobody',
		]);
	},
);
