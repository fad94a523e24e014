import type { IDataObject } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import example from '../../../examples/whose-turn.json';
import { describeFailure } from '../../../nodes/Argyle/connection/guidance';
import { node } from '../../support/parameterContext';
import { stageNodeTypes } from '../../support/stage/nodeTypes';
import { findDeletionViolations, findItemViolations } from '../../support/schemas';
import { readDocument } from './documents.cts';
import { readTable } from './tables';

const page = readDocument('docs/events-and-items.md');

const readSample = (text: string): IDataObject => {
	const [, sample = ''] = /```json\n([^]*?)```/.exec(text) ?? [];
	return JSON.parse(sample);
};

const sample = readSample(page);

describe('the item in docs/events-and-items.md', () => {
	it('fits the published schema [checklist 35]', () => {
		expect(findItemViolations(sample)).toEqual([]);
	});

	it('carries the guidance that its code has [checklist 165]', () => {
		expect(sample.guidance).toEqual(describeFailure(String(sample.error_code), 'Walmart'));
	});

	it('is the one that the example brings along, with a shorter account', () => {
		const [pinned] = example.pinData['Argyle Trigger'];
		expect(pinned?.json).toMatchObject(sample);
	});

	it('is the one that the README shortens', () => {
		expect(sample).toMatchObject(readSample(readDocument('README.md')));
	});
});

it.each(readTable('README.md', '## What the applicant reads'))(
	'the README quotes the SMS of %s [checklist 165]',
	(code = '', sms) => {
		expect(describeFailure(code.replaceAll('`', ''), 'Walmart').sms).toBe(sms);
	},
);

/** Every expression to copy in a table or text. */
const expressions = [
	...new Set(
		[page, readDocument('README.md')].join('\n').match(/\{\{[^}]*(?:\}[^}]+)*\}\}/g) ?? [],
	),
].filter((one) => one.includes('$json'));

describe('an expression of the pages', () => {
	const workflow = new Workflow({
		id: 'workflow-1',
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: stageNodeTypes,
	});

	const evaluate = (expression: string) =>
		workflow.expression.getParameterValue(
			`=${expression}`,
			null,
			0,
			0,
			'Argyle Trigger',
			[{ json: sample }],
			'manual',
			{},
		);

	it('is there', () => {
		expect(expressions.length).toBeGreaterThanOrEqual(5);
	});

	it.each(expressions)('gives something on the item: %s [checklist 165]', (expression) => {
		const value = evaluate(expression);
		expect(value).not.toBeUndefined();
		expect(String(value)).not.toMatch(/^$|undefined|\[object/);
	});

	it.each([
		['{{ $json.account }}', sample.account],
		["{{ $json.guidance.actor === 'you' }}", false],
		["{{ ['now', 'later'].includes($json.guidance.retry) }}", true],
	])('%s gives %j', (expression, value) => {
		expect(expressions).toContain(expression);
		expect(evaluate(expression)).toBe(value);
	});
});

it('every output of Delete in docs/delete-safely.md is one that its schema has [checklist 165]', () => {
	const outputs = [
		...readDocument('docs/delete-safely.md').matchAll(/`(\{"deleted": [^`]*\})`/g),
	].map(([, text = '']) => text);
	expect(outputs.length).toBeGreaterThanOrEqual(3);
	for (const text of outputs) {
		const output: IDataObject = JSON.parse(
			text.replace('"reason": "…"', '"reason": "connected"').replace('"…"', '"x"'),
		);
		expect(findDeletionViolations(output)).toEqual([]);
	}
});
