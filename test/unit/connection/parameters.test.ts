import type { INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { triggerEvents } from '../../../nodes/Argyle/connection/events';
import { sortFields } from '../../../nodes/Argyle/connection/fields';
import {
	readDeliveryWants,
	readEvents,
	readIpAllowList,
	readSubscriptionPlan,
} from '../../../nodes/Argyle/connection/parameters';
import { throwRefusal, warnRefusal } from '../../../nodes/Argyle/connection/reader';
import {
	listOf,
	oneOf,
	parseCodes,
	parseSwitch,
	parseText,
	parseWords,
} from '../../../nodes/Argyle/connection/values';
import { contextOf, unreadable } from '../../support/parameterContext';

const defaults = {
	output: 'enriched',
	includeResource: true,
	includeContact: false,
	includeProvider: true,
	requiresProvider: false,
	link: { source: 'none', template: '' },
	monitoredOnly: true,
	filter: { errorCodes: [], excludeErrorCodes: [], actors: [], firstConnectionOnly: false },
};

const template = 'https://example.com/connect?user={user}';

describe('the parameters of the instant trigger', () => {
	it('are the defaults of the fields', () => {
		expect(readDeliveryWants(contextOf({}), throwRefusal)).toEqual(defaults);
	});

	const chosen = {
		output: 'raw',
		includeResource: false,
		includeContact: true,
		includeProvider: true,
		requiresProvider: true,
		link: { source: 'template', template },
		monitoredOnly: false,
		filter: {
			errorCodes: ['invalid_mfa', 'new_code'],
			excludeErrorCodes: ['unlisted'],
			actors: ['user'],
			firstConnectionOnly: true,
		},
	};

	it('are as the user chose', () => {
		const options = {
			output: 'raw',
			includeContact: true,
			includeProvider: true,
			connectUrl: 'template',
			connectUrlTemplate: template,
			monitoredOnly: false,
			errorCodes: ['invalid_mfa', 'new_code'],
			excludeErrorCodes: ['unlisted'],
			actors: ['user'],
			firstConnectionOnly: true,
		};
		const parameters = { events: ['accounts.connected'], includeResource: false, options };
		expect(readDeliveryWants(contextOf(parameters), throwRefusal)).toEqual(chosen);
	});

	it("may be text, as n8n's Variables always are", () => {
		const options = {
			output: 'raw',
			includeContact: 'true',
			includeProvider: ' TRUE ',
			connectUrl: 'template',
			connectUrlTemplate: template,
			monitoredOnly: 'false',
			errorCodes: 'invalid_mfa, new_code',
			excludeErrorCodes: 'unlisted',
			actors: 'user',
			firstConnectionOnly: 'true',
		};
		const parameters = { events: 'accounts.connected', includeResource: 'false', options };
		expect(readDeliveryWants(contextOf(parameters), throwRefusal)).toEqual(chosen);
	});
});

/** Values that can't be used, by field. */
const wrong: Array<[field: string, parameters: Record<string, unknown>]> = [
	["'Include Account Details' is neither true nor false", { includeResource: 'yes' }],
	["'Include User Contact Details' is neither", { options: { includeContact: 1 } }],
	["'Include Employer or Payroll Platform' is neither", { options: { includeProvider: 'on' } }],
	["'Only Accounts with Ongoing Refresh' is neither", { options: { monitoredOnly: undefined } }],
	["'First Connections Only' is neither", { options: { firstConnectionOnly: {} } }],
	["'Error Codes' is neither a list nor comma-separated text", { options: { errorCodes: [1, 2] } }],
	[
		'\'Error Codes\' has "Invalid", which is not an error code',
		{ options: { errorCodes: 'Invalid MFA' } },
	],
	["'Exclude Error Codes' is neither", { options: { excludeErrorCodes: undefined } }],
	['\'Who Must Act\' has "everybody"', { options: { actors: ['everybody'] } }],
	["'Output' is not one of its choices", { options: { output: 'Raw' } }],
	["'Link for the Applicant' is not one", { options: { connectUrl: 'email' } }],
	["'Link Template' is empty", { options: { connectUrl: 'template' } }],
	...['includeContact', 'errorCodes', 'output'].map((name): [string, Record<string, unknown>] => [
		'has an expression that n8n could not evaluate',
		{ options: { [name]: unreadable } },
	]),
];

describe('a parameter that can not be used', () => {
	it.each(wrong)(
		'is refused at publishing by the name of its field: %s [checklist 92]',
		(text, parameters) => {
			const read = () => readDeliveryWants(contextOf(parameters), throwRefusal);
			expect(read).toThrow(NodeOperationError);
			expect(read).toThrow(text);
		},
	);

	it.each(wrong)(
		'is its default with a warning at a delivery: %s [checklist 92]',
		(text, parameters) => {
			const warnings: string[] = [];
			expect(readDeliveryWants(contextOf(parameters, warnings))).toMatchObject({
				...defaults,
				link: expect.anything(),
			});
			expect(warnings).toEqual([expect.stringContaining(text)]);
		},
	);

	it('does not affect the others', () => {
		const options = { includeContact: unreadable, output: 'raw', errorCodes: ['invalid_mfa'] };
		expect(readDeliveryWants(contextOf({ options }))).toMatchObject({
			includeContact: false,
			output: 'raw',
			filter: { errorCodes: ['invalid_mfa'] },
		});
	});
});

describe("'Trigger On'", () => {
	it.each<[value: unknown, events: string[]]>([
		[['accounts.connected'], ['accounts.connected']],
		['accounts.removed, accounts.failed', ['accounts.removed', 'accounts.failed']],
	])('%j is read as %j', (events, expected) => {
		expect(readEvents(contextOf({ events }), throwRefusal)).toEqual(expected);
	});

	const unusable: Array<[problem: string, value: unknown]> = [
		['has "accounts.bogus"', ['accounts.failed', 'accounts.bogus']],
		['has "accounts.updated"', 'accounts.updated'],
		['is neither a list', 7],
		['has an expression that n8n could not evaluate', unreadable],
	];

	it.each(unusable)('is refused at publishing: it %s [checklist 92]', (problem, events) => {
		const read = () => readEvents(contextOf({ events }), throwRefusal);
		expect(read).toThrow(`'Trigger On' ${problem}`);
	});

	it.each(unusable)(
		'lets every event through at a delivery, with a warning: it %s [checklist 92]',
		(problem, events) => {
			const warnings: string[] = [];
			const read = readEvents(contextOf({ events }, warnings), warnRefusal);
			expect(read).toEqual(triggerEvents);
			expect(warnings).toEqual([expect.stringContaining(problem)]);
		},
	);

	it.each([[[]], ['']])('is refused when it is empty: %j', (events) => {
		const read = () => readEvents(contextOf({ events }), throwRefusal);
		expect(read).toThrow("'Trigger On' is empty. Choose at least one event");
	});
});

describe("'Only Accept Argyle's IP Addresses'", () => {
	it.each<[value: unknown, on: boolean]>([
		[true, true],
		['true', true],
		[false, false],
		['false', false],
		['maybe', false],
		[unreadable, false],
	])('given %p is %p, and logs nothing before the delivery is verified', (value, on) => {
		const warnings: string[] = [];
		expect(readIpAllowList(contextOf({ options: { ipAllowList: value } }, warnings))).toBe(on);
		expect(warnings).toEqual([]);
	});
});

describe('the planned subscription', () => {
	it.each([
		[{}, ['accounts.failed', 'accounts.connected', 'accounts.updated', 'accounts.removed'], true],
		[{ events: 'accounts.failed', includeResource: 'false' }, ['accounts.failed'], false],
		[{ events: ['accounts.removed'] }, ['accounts.removed'], true],
		[
			{ events: ['accounts.disconnected', 'accounts.failed'], includeResource: false },
			['accounts.updated', 'accounts.failed'],
			true,
		],
	])(
		'for %j lists %j and the account: %j [checklist 100]',
		(parameters, events, include_resource) => {
			expect(readSubscriptionPlan(contextOf(parameters))).toEqual({
				events,
				config: { include_resource },
			});
		},
	);
});

describe('values that every node reads', () => {
	it.each([
		[true, true],
		['true', true],
		['False', false],
	])('a switch: %p → %p', (value, on) => {
		expect(parseSwitch(value)).toEqual({ value: on });
	});

	it.each([undefined, null, 0, 1, '', 'yes', [], {}])('%p is not a switch', (value) => {
		expect(parseSwitch(value)).toHaveProperty('problem');
	});

	it.each([
		[
			['x', 'y'],
			['x', 'y'],
		],
		['x, y;z\nw', ['x', 'y', 'z', 'w']],
		[
			['x,y', ' '],
			['x', 'y'],
		],
		['', []],
	])('words: %j → %j', (value, words) => {
		expect(parseWords(value)).toEqual({ value: words });
	});

	it.each(['invalid_mfa', 'brand_new_1', 'unlisted'])('%s is a code', (code) => {
		expect(parseCodes(code)).toEqual({ value: [code] });
	});

	it.each(['invalid-mfa', 'invalid_mfa!', '!invalid_mfa', 'MFA'])('%s is no code', (code) => {
		expect(parseCodes(code)).toHaveProperty('problem');
	});

	it('only a string is text', () => {
		expect(parseText('x')).toEqual({ value: 'x' });
		expect(parseText(7)).toEqual({ problem: 'is not text' });
	});

	it('a word outside of the list is refused with the words that the list offers', () => {
		const problem = 'has "c", which its list does not offer. Use a, b';
		expect(listOf(['a', 'b'])('a, c')).toEqual({ problem });
		expect(oneOf(['a', 'b'])('c')).toEqual({ problem: 'is not one of its choices. Use a or b' });
	});

	it('a strange word is shown by its first 30 characters, as it may be a secret', () => {
		const read = (word: string) => Object(parseCodes(word)).problem;
		expect(read('X'.repeat(30))).toContain(`"${'X'.repeat(30)}"`);
		expect(read('X'.repeat(31))).toContain(`"${'X'.repeat(30)}…"`);
	});

	it.each([undefined, null, 5, { x: 1 }, ['x', 5]])('%p is not a list of words', (value) => {
		expect(parseWords(value)).toHaveProperty('problem');
	});
});

const field = (displayName: string): INodeProperties => ({
	displayName,
	name: displayName,
	type: 'string',
	default: '',
});

it("options are sorted by name, as n8n's linter requires", () => {
	const given = ['Who', 'Error', 'First'].map(field);
	expect(sortFields(given).map(({ displayName }) => displayName)).toEqual([
		'Error',
		'First',
		'Who',
	]);
	expect(given.map(({ displayName }) => displayName)).toEqual(['Who', 'Error', 'First']);
});
