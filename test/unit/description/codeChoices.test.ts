import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { catalogue } from '../../../nodes/Argyle/connection/codes';
import { disconnectionCodes } from '../../../nodes/Argyle/connection/codeChoices';
import { listChoices, pollTrigger, trigger } from './fields';

const node = {
	id: '1',
	name: 'Argyle Trigger',
	type: 'argyleTrigger',
	typeVersion: 1,
	position: [0, 0] satisfies [number, number],
	parameters: {},
};

const isField = (entry: object): entry is INodeProperties => 'type' in entry;

/** The fields of each "Options" that the editor shows, by n8n's own rule. */
const show = (
	events: string | string[],
	description: INodeTypeDescription = trigger.description,
): INodeProperties[][] =>
	description.properties
		.filter(({ name }) => name === 'options')
		.filter((field) => NodeHelpers.displayParameter({ events }, field, node, description))
		.map(({ options = [] }) => options.filter(isField));

const failed = Object.keys(catalogue).filter(
	(code) => !['auth_required', 'ongoing_refresh_disabled'].includes(code),
);

/** What each choice of "Trigger On" can carry. */
const choices: Array<[events: string | string[], codes: readonly string[]]> = [
	[['accounts.failed'], failed],
	[['accounts.failed', 'accounts.connected', 'accounts.removed'], failed],
	['accounts.failed', failed],
	[['accounts.disconnected'], disconnectionCodes],
	[['accounts.connected', 'accounts.disconnected'], disconnectionCodes],
	[
		['accounts.disconnected', 'accounts.failed'],
		[...failed, 'auth_required'],
	],
	['={{ $vars.events }}', Object.keys(catalogue)],
	// While nothing is chosen, and while the editor can't evaluate an expression.
	[[], Object.keys(catalogue)],
	['', Object.keys(catalogue)],
	// What the editor takes for an expression that gives a list or a text of several.
	['[Array: ["accounts.failed"]]', Object.keys(catalogue)],
	['accounts.failed, accounts.removed', Object.keys(catalogue)],
	['accounts.failed; accounts.removed', Object.keys(catalogue)],
	['accounts.connected accounts.failed', Object.keys(catalogue)],
	['accounts.connected\naccounts.failed', Object.keys(catalogue)],
	['none', Object.keys(catalogue)],
];

const without: string[][] = [['accounts.connected', 'accounts.removed'], ['accounts.recovered']];

describe('"Options"', () => {
	const every = [
		...choices.map(([events]) => ({ events })),
		...without.map((events) => ({ events })),
	];

	it.each(every)('is there once for $events', ({ events }) => {
		expect(show(events)).toHaveLength(1);
		expect(show(events, pollTrigger.description)).toHaveLength(1);
	});

	it.each(['errorCodes', 'excludeErrorCodes'])(
		'offers under %s what an event can carry [checklist 112]',
		(name) => {
			for (const [events, codes] of choices) {
				const fields = show(events).flat();
				const values = fields
					.filter((field) => field.name === name)
					.flatMap(listChoices)
					.map(({ value }) => String(value));
				expect([...values].sort()).toEqual([...codes, 'unlisted'].sort());
				expect(values.at(-1)).toBe('unlisted');
			}
		},
	);

	it.each(without.map((events) => ({ events })))(
		'offers no filter for $events [checklist 112]',
		({ events }) => {
			const names = show(events)
				.flat()
				.map(({ name }) => name);
			expect(names).toEqual(expect.arrayContaining(['connectUrl', 'output', 'ipAllowList']));
			for (const filter of ['errorCodes', 'excludeErrorCodes', 'actors', 'firstConnectionOnly']) {
				expect(names).not.toContain(filter);
			}
		},
	);

	it.each<[events: string[], offered: boolean]>([
		[['accounts.failed', 'accounts.disconnected'], true],
		[['accounts.disconnected'], true],
		[['accounts.failed'], false],
	])('offers "Only Accounts with Ongoing Refresh" for %j: %j', (events, offered) => {
		const names = show(events).flatMap((fields) => fields.map(({ name }) => name));
		expect(names.includes('monitoredOnly')).toBe(offered);
	});

	it.each(choices)('keeps for %j what was stored, offered or not [checklist 112]', (events) => {
		const options = { errorCodes: ['auth_required', 'brand_new_code'], output: 'raw' };
		for (const { description } of [trigger, pollTrigger]) {
			const kept = NodeHelpers.getNodeParameters(
				description.properties,
				{ events, options },
				true,
				false,
				node,
				description,
			);
			expect(kept?.options).toMatchObject({ errorCodes: options.errorCodes });
		}
	});
});
