import { createRunExecutionData, Workflow } from 'n8n-workflow';
import type { IDataObject, INodeParameters, INodeExecutionData } from 'n8n-workflow';
import example from '../../../examples/remind-by-text-and-mail.json';
import { stageNodeTypes } from '../../support/stage/nodeTypes';

const names = ['Each Failure Once', 'Settings', 'Local Time'];
const localTime = example.nodes.find(({ name }) => name === 'Local Time');
const goodHour = example.nodes.find(({ name }) => name === 'Good Hour?');

const expressionOf = (name: string) =>
	String(
		localTime?.parameters.assignments?.assignments.find((one) => one.name === name)?.value ?? '',
	);

/** The example's workflow, in which two nodes have put out these items. */
function evaluate(expression: string, contact: IDataObject, json: IDataObject = {}): unknown {
	const settings = { time_zone: 'America/New_York', from_hour: 8, to_hour: 21 };
	const items: Record<string, INodeExecutionData> = {
		'Each Failure Once': { json: { contact } },
		Settings: { json: { settings } },
	};
	const workflow = new Workflow({
		id: 'workflow-1',
		nodes: names.map((name) => ({
			id: name,
			name,
			type: 'n8n-nodes-argyle.argyle',
			typeVersion: 1,
			position: [0, 0],
			parameters: {} satisfies INodeParameters,
		})),
		connections: Object.fromEntries(
			names
				.slice(0, -1)
				.map((name, at) => [
					name,
					{ main: [[{ node: names[at + 1] ?? '', type: 'main' as const, index: 0 }]] },
				]),
		),
		active: false,
		nodeTypes: stageNodeTypes,
	});
	const runData = Object.fromEntries(
		Object.entries(items).map(([name, item]) => [
			name,
			[
				{
					startTime: 0,
					executionTime: 0,
					executionIndex: 0,
					source: [],
					data: { main: [[item]] },
				},
			],
		]),
	);
	return workflow.expression.getParameterValue(
		expression,
		createRunExecutionData({ resultData: { runData } }),
		0,
		0,
		'Local Time',
		[{ json }],
		'manual',
		{},
	);
}

/** When a message that is due at a moment goes out. */
function findSendTime(due: string, zone?: string): string {
	jest.useFakeTimers({ now: new Date(due), doNotFake: ['nextTick', 'setImmediate'] });
	const contact = zone === undefined ? {} : { external_metadata: { time_zone: zone } };
	const hour = Number(evaluate(expressionOf('hour'), contact));
	const [condition] = goodHour?.parameters.conditions?.conditions ?? [];
	const isGood = evaluate(condition?.leftValue ?? '', contact, { hour });
	if (isGood === true) return 'now';
	return new Date(String(evaluate(expressionOf('morning'), contact))).toISOString();
}

afterEach(() => jest.useRealTimers());

describe('quiet hours of Remind, from 21:00 to 8:00 [checklist 175]', () => {
	it.each([
		['8:00 in Los Angeles', '2026-06-01T15:00:00Z', 'America/Los_Angeles', 'now'],
		['20:59 in Los Angeles', '2026-06-02T03:59:00Z', 'America/Los_Angeles', 'now'],
		[
			'7:59 in Los Angeles',
			'2026-06-01T14:59:00Z',
			'America/Los_Angeles',
			'2026-06-01T15:00:00.000Z',
		],
		[
			'21:00 in Los Angeles',
			'2026-06-02T04:00:00Z',
			'America/Los_Angeles',
			'2026-06-02T15:00:00.000Z',
		],
		['21:00 in Honolulu', '2026-06-02T07:00:00Z', 'Pacific/Honolulu', '2026-06-02T18:00:00.000Z'],
		[
			'0:30 of the night when clocks go forward',
			'2026-03-08T05:30:00Z',
			'America/New_York',
			'2026-03-08T12:00:00.000Z',
		],
		[
			'22:00 before the night when clocks go back',
			'2026-11-01T02:00:00Z',
			'America/New_York',
			'2026-11-01T13:00:00.000Z',
		],
	])('%s', (_when, due, zone, expected) => {
		expect(findSendTime(due, zone)).toBe(expected);
	});

	it.each([
		['without a time zone of the applicant', undefined],
		['with one that does not exist', 'Mars/Olympus'],
	])('counts in the time zone of Settings %s', (_why, zone) => {
		expect(findSendTime('2026-06-01T11:59:00Z', zone)).toBe('2026-06-01T12:00:00.000Z');
		expect(findSendTime('2026-06-01T12:00:00Z', zone)).toBe('now');
	});
});
