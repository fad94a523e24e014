import { randomUUID } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import { useScene } from './scene';

const scene = useScene();

const value = '={{ $json.value }}';
const ids = () => [randomUUID(), randomUUID()];

/** For each operation, one of its parameters with two values. */
const choices: Array<[string, string, INodeParameters, () => Array<string | number>]> = [
	['account', 'get', { accountId: value }, ids],
	['account', 'getAll', { limit: value }, () => [1, 2]],
	[
		'account',
		'getStatistics',
		{ filters: { failedAfter: value } },
		() => ['2026-01-01', '2026-01-02'],
	],
	['invite', 'get', { inviteId: value }, ids],
	['invite', 'get', { getBy: 'user', userId: value }, ids],
	['invite', 'getAll', { filters: { status: value } }, () => ['sent', 'revoked']],
	['item', 'get', { itemId: value }, () => ['item_000000001', 'item_000000002']],
	['item', 'getAll', { filters: { name: value } }, () => ['a', 'b']],
	['user', 'get', { userId: value }, ids],
	['user', 'getAll', { filters: { externalId: value } }, () => ['a', 'b']],
	['user', 'createToken', { userId: value }, ids],
	['webhook', 'getAll', { limit: value }, () => [1, 2]],
];

it.each(choices)(
	'%s → %s: input items with different values have their own requests: %j',
	async (resource, operation, parameters, createValues) => {
		const items = createValues().map((one) => ({ value: one }));
		const step = { resource, operation, ...parameters };
		await scene.run(step, items, 'continueRegularOutput');
		expect(scene.argyle.requests).toHaveLength(2);
	},
);

it.each([
	['invite', 'status', 'Status'],
	['invite', 'user', 'User'],
	['item', 'name', 'Name'],
	['item', 'status', 'Status'],
	['user', 'email', 'Email'],
	['user', 'externalId', 'External ID'],
])('%s → getAll: an empty filter "%s" is named', async (resource, field, displayName) => {
	const { message } = await scene.run({ resource, operation: 'getAll', filters: { [field]: '' } });
	expect(message).toBe(`The filter '${displayName}' is empty`);
});
