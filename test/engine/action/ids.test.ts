import { randomUUID } from 'node:crypto';
import type { Scene } from './scene';
import { openScene } from './scene';

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(async () => await scene.close());

const idFields = [
	['account', 'get', 'accountId'],
	['account', 'delete', 'accountId'],
	['user', 'get', 'userId'],
	['user', 'createToken', 'userId'],
	['user', 'delete', 'userId'],
	['invite', 'get', 'inviteId'],
	['invite', 'resend', 'inviteId'],
	['item', 'get', 'itemId'],
	['webhook', 'delete', 'webhookId'],
] as const;

describe.each(idFields)('%s → %s', (resource, operation, field) => {
	it.each(['', '   ', '../users/x', 'item_1/..', 'a?limit=1', '０187c66e', 'x'.repeat(10_240)])(
		'sends nothing for an invalid ID: %s [checklist 71]',
		async (id) => {
			const parameters = { resource, operation, [field]: '={{ $json.id }}' };
			const { message } = await scene.run(parameters, [{ id }]);
			expect(message).toMatch(
				/^'.*' is (empty|.*which is not the ID of an? .*)\. An ID looks like /s,
			);
			expect(scene.argyle.requests).toEqual([]);
		},
	);

	it.each([
		['a text', (id: string) => id],
		['a locator', (id: string) => ({ __rl: true, mode: 'id', value: id })],
		['a choice', (id: string) => ({ __rl: true, mode: 'list', value: id, cachedResultName: 'A' })],
	])('takes an id that is %s', async (_what, write) => {
		const id = resource === 'item' ? 'item_000029932' : randomUUID();
		await scene.run({ resource, operation, [field]: write(id) });
		const [request] = scene.argyle.requests;
		expect(JSON.stringify([request?.path, request?.query, request?.body])).toContain(id);
	});

	it('names the id, what Argyle said and its trace [checklist 67]', async () => {
		const id = resource === 'item' ? 'item_000029932' : randomUUID();
		const fault = { status: 403, body: { detail: 'Not for you.' } };
		scene.argyle.faults.add({ path: '/v2/', times: Infinity, ...fault });
		const { message, stored } = await scene.run({ resource, operation, [field]: id });
		expect(message).toMatch(new RegExp(`^.*${id}.*403.*Check.*trace ID: \\S+`, 's'));
		expect(scene.findTokens(stored)).toEqual([]);
	});
});
