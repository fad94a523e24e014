import type { INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { catalogue } from '../../../nodes/Argyle/connection/codes';
import { action, allFields, credential, listChoices, pollTrigger, trigger } from './fields';

const valuesOf = (path: string) => {
	const found = allFields.find((one) => one.path === path);
	return found ? listChoices(found.field).map(({ value }) => value) : [];
};

const fieldAt = (path: string): Partial<INodeProperties> =>
	allFields.find((one) => one.path === path)?.field ?? {};

/** The operation that each resource begins with. */
const resources: Array<[string, Partial<INodeProperties>]> = [
	['account', { default: 'get' }],
	['invite', { default: 'get' }],
	['item', { default: 'get' }],
	['user', { default: 'get' }],
	['webhook', { default: 'getAll' }],
];

/** Every field that takes an id. */
const identifiers: Array<[place: string, name: string]> = [
	['account: delete → Account', 'accountId'],
	['account: get → Account', 'accountId'],
	['invite: get → invite → Invite', 'inviteId'],
	['invite: get → user → User', 'userId'],
	['invite: resend → Invite', 'inviteId'],
	['item: get → Item', 'itemId'],
	['user: get → User', 'userId'],
	['user: createToken → User', 'userId'],
	['user: delete → User', 'userId'],
	['webhook: delete → Webhook Subscription', 'webhookId'],
];

const locator = { type: 'resourceLocator', default: { mode: 'list', value: '' } } as const;

const filters: Array<[place: string, field: Partial<INodeProperties>]> = [
	['account: getAll → Filters', { name: 'filters', type: 'collection', default: {} }],
	['account: getAll → Filters → Connection Status', { name: 'connectionStatus', default: [] }],
	['account: getAll → Filters → Error Codes', { name: 'errorCodes', default: [] }],
	['account: getAll → Filters → Failed After', { name: 'failedAfter', type: 'dateTime' }],
	['account: getAll → Filters → Failed Before', { name: 'failedBefore', type: 'dateTime' }],
	['account: getAll → Filters → Connecting Since', { name: 'connectingSince', type: 'dateTime' }],
	['account: getAll → Filters → Groups', { name: 'groups', type: 'multiOptions', default: [] }],
	['account: getAll → Filters → Item', { name: 'item', ...locator }],
	['account: getAll → Filters → Never Connected', { name: 'neverConnected', default: false }],
	['account: getAll → Filters → User', { name: 'user', ...locator }],
	['account: getStatistics → Filters → Failed After', { name: 'failedAfter', type: 'dateTime' }],
	['invite: getAll → Filters', { name: 'filters', type: 'collection', default: {} }],
	['invite: getAll → Filters → Status', { name: 'status', default: [] }],
	['invite: getAll → Filters → User', { name: 'user', ...locator }],
	['item: getAll → Filters → Name', { name: 'name', default: '' }],
	['item: getAll → Filters → Status', { name: 'status', default: [] }],
	['user: getAll → Filters → Email', { name: 'email', default: '' }],
	['user: getAll → Filters → External ID', { name: 'externalId', default: '' }],
];

/** Names and defaults that users, workflows and checks rely on. */
const contract: Array<[path: string, field: Partial<INodeProperties>]> = [
	['Argyle API → Environment', { name: 'environment', default: 'production' }],
	['Argyle API → Base URL', { name: 'baseUrl', default: '', required: true }],
	['Argyle API → API Key ID', { name: 'apiKeyId', default: '', required: true }],
	[
		'Argyle API → API Key Secret',
		{ name: 'apiKeySecret', default: '', required: true, typeOptions: { password: true } },
	],
	[
		'Argyle Trigger → Trigger On',
		{ name: 'events', type: 'multiOptions', default: ['accounts.failed'], required: true },
	],
	['Argyle Trigger → Include Account Details', { name: 'includeResource', default: true }],
	['Argyle Trigger → Options', { name: 'options', type: 'collection', default: {} }],
	['Argyle Trigger → Options → Output', { name: 'output', default: 'enriched' }],
	['Argyle Trigger → Options → Error Codes', { name: 'errorCodes', default: [] }],
	['Argyle Trigger → Options → Exclude Error Codes', { name: 'excludeErrorCodes', default: [] }],
	['Argyle Trigger → Options → Who Must Act', { name: 'actors', default: [] }],
	[
		'Argyle Trigger → Options → First Connections Only',
		{ name: 'firstConnectionOnly', default: false },
	],
	[
		'Argyle Trigger → Options → Include Employer or Payroll Platform',
		{ name: 'includeProvider', default: true },
	],
	['Argyle Trigger → Options → Link for the Applicant', { name: 'connectUrl', default: 'none' }],
	['Argyle Trigger → Options → Link Template', { name: 'connectUrlTemplate', default: '' }],
	[
		'Argyle Trigger → Options → Only Accounts with Ongoing Refresh',
		{ name: 'monitoredOnly', default: true },
	],
	[
		'Argyle Trigger → Options → Include User Contact Details',
		{ name: 'includeContact', default: false },
	],
	[
		"Argyle Trigger → Options → Only Accept Argyle's IP Addresses",
		{ name: 'ipAllowList', default: false },
	],
	['Argyle Polling Trigger → Trigger On', { name: 'events', default: ['accounts.failed'] }],
	['Argyle Polling Trigger → Accounts to Check', { name: 'accounts', default: 'neverConnected' }],
	['Argyle Polling Trigger → First Poll', { name: 'firstPoll', default: 'onlyNew' }],
	['Argyle Polling Trigger → Include Account Details', { name: 'includeResource', default: true }],
	['Argyle Polling Trigger → Options', { name: 'options', type: 'collection', default: {} }],
	[
		'Argyle Polling Trigger → Options → Only Accounts with Ongoing Refresh',
		{ name: 'monitoredOnly', default: true },
	],
	['Argyle → Resource', { name: 'resource', default: 'account', noDataExpression: true }],
	...resources.map(([resource, field]): [string, Partial<INodeProperties>] => [
		`Argyle → ${resource} → Operation`,
		{ name: 'operation', noDataExpression: true, ...field },
	]),
	...identifiers.map(([place, name]): [string, Partial<INodeProperties>] => [
		`Argyle → ${place}`,
		{ name, type: 'resourceLocator', default: { mode: 'list', value: '' }, required: true },
	]),
	['Argyle → account: delete → Delete When', { name: 'deleteWhen', default: 'neverConnected' }],
	['Argyle → user: delete → Delete When', { name: 'deleteWhen', default: 'neverConnected' }],
	['Argyle → invite: get → Get By', { name: 'getBy', default: 'invite' }],
	...['account', 'invite', 'item', 'user'].flatMap(
		(one): Array<[string, Partial<INodeProperties>]> => [
			[`Argyle → ${one}: get → Simplify`, { name: 'simplify', default: true }],
			[`Argyle → ${one}: getAll → Simplify`, { name: 'simplify', default: true }],
			[`Argyle → ${one}: getAll → Output`, { name: 'output', default: 'simplified' }],
			[`Argyle → ${one}: getAll → selectedFields → Fields`, { name: 'fields', default: [] }],
		],
	),
	...['account', 'invite', 'item', 'user', 'webhook'].flatMap(
		(one): Array<[string, Partial<INodeProperties>]> => [
			[`Argyle → ${one}: getAll → Return All`, { name: 'returnAll', default: false }],
			[`Argyle → ${one}: getAll → Limit`, { name: 'limit', default: 50 }],
		],
	),
	...filters.map(([place, field]): [string, Partial<INodeProperties>] => [
		`Argyle → ${place}`,
		field,
	]),
];

describe('the names and defaults that workflows rely on', () => {
	it.each(contract)('%s: %j', (path, field) => {
		expect(fieldAt(path)).toMatchObject(field);
	});

	it.each([
		['Argyle API → Environment', ['production', 'sandbox', 'custom']],
		['Argyle Trigger → Options → Output', ['enriched', 'raw']],
		['Argyle Trigger → Options → Link for the Applicant', ['none', 'invite', 'template']],
		['Argyle → Resource', ['account', 'invite', 'item', 'user', 'webhook']],
		['Argyle → account → Operation', ['delete', 'get', 'getAll', 'getStatistics']],
		['Argyle → invite → Operation', ['get', 'getAll', 'resend']],
		['Argyle → item → Operation', ['get', 'getAll']],
		['Argyle → user → Operation', ['createToken', 'delete', 'get', 'getAll']],
		['Argyle → webhook → Operation', ['delete', 'getAll']],
		['Argyle → account: delete → Delete When', ['neverConnected', 'failed', 'always']],
		['Argyle → user: delete → Delete When', ['neverConnected', 'always']],
		['Argyle → account: getAll → Output', ['simplified', 'raw', 'selectedFields']],
	])('%s offers %j', (path, values) => {
		expect(valuesOf(path)).toEqual(values);
	});

	it('"Trigger On" offers the four events', () => {
		expect(valuesOf('Argyle Trigger → Trigger On')).toEqual([
			...['accounts.failed', 'accounts.connected', 'accounts.disconnected', 'accounts.removed'],
		]);
	});

	it.each(['Argyle → account: getAll → Filters → Error Codes'])(
		'"%s" offers the whole catalogue, and what is newer',
		(path) => {
			const offered = valuesOf(path);
			expect([...offered].sort()).toEqual([...Object.keys(catalogue), 'unlisted'].sort());
		},
	);

	it('every list begins with a choice that it has', () => {
		const lists = allFields.filter(({ field }) => field.type === 'options');
		const offered = lists.map(({ path, field }) => valuesOf(path).includes(String(field.default)));
		expect(offered).toEqual(lists.map(() => true));
	});
});

describe('the nodes', () => {
	it('go by the names of the field', () => {
		const { description } = action;
		expect([description.name, description.displayName]).toEqual(['argyle', 'Argyle']);
		expect(trigger.description.name).toBe('argyleTrigger');
		expect(pollTrigger.description).toMatchObject({ name: 'argylePollTrigger', polling: true });
		expect([credential.name, credential.displayName]).toEqual(['argyleApi', 'Argyle API']);
	});

	it('find every id by a list that the action has', () => {
		const modes = allFields.flatMap(({ field }) => field.modes ?? []);
		const methods = modes.map(({ typeOptions }) => typeOptions?.searchListMethod);
		const named = new Set(methods.filter((method) => method !== undefined));
		expect([...named].sort()).toEqual(Object.keys(action.methods.listSearch).sort());
	});

	it('use the one credential, and cannot do without', () => {
		const needed = [{ name: 'argyleApi', required: true }];
		expect(action.description.credentials).toEqual(needed);
		expect(trigger.description.credentials).toEqual(needed);
		expect(pollTrigger.description.credentials).toEqual(needed);
	});

	it('are a tool for an agent only as an action', () => {
		expect(action.description.usableAsTool).toBe(true);
		expect(trigger.description.usableAsTool).toBeUndefined();
	});

	it.each([action, trigger, pollTrigger])(
		'have fields that n8n can resolve: $description.name',
		({ description }) => {
			const node = {
				id: '1',
				name: description.displayName,
				type: description.name,
				typeVersion: 1,
				position: [0, 0] satisfies [number, number],
				parameters: {},
			};
			const parameters = NodeHelpers.getNodeParameters(
				description.properties,
				{},
				true,
				false,
				node,
				description,
			);
			expect(parameters).not.toBeNull();
			expect(JSON.stringify(parameters)).not.toContain('undefined');
		},
	);

	it('have the same filters in both triggers', () => {
		const namesIn = (parent: string) =>
			allFields
				.filter(({ path }) => path.startsWith(`${parent} → Options → `))
				.map(({ field }) => field.name);
		const ownOf = (names: string[], own: string[]) => [
			...new Set(names.filter((name) => !own.includes(name))),
		];
		expect(ownOf(namesIn('Argyle Polling Trigger'), [])).toEqual(
			ownOf(namesIn('Argyle Trigger'), ['ipAllowList', 'output']),
		);
	});

	it('answer deliveries with what webhook() returns', () => {
		expect(trigger.description.webhooks).toEqual([
			expect.objectContaining({
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: 'webhook',
			}),
		]);
	});
});
