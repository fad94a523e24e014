import { randomUUID } from 'node:crypto';
import { useScene } from './scene';

const scene = useScene();

const idFields = [
	['account', 'get', 'accountId', 'this account'],
	['account', 'delete', 'accountId', 'this account'],
	['user', 'get', 'userId', 'this user'],
	['user', 'createToken', 'userId', 'this user'],
	['user', 'delete', 'userId', 'accounts'],
	['invite', 'get', 'inviteId', 'this invite'],
	['invite', 'resend', 'inviteId', 'this invite'],
	['item', 'get', 'itemId', 'this item'],
	['webhook', 'delete', 'webhookId', 'this webhook subscription'],
] as const;

describe.each(idFields)('%s → %s', (resource, operation, field, subject) => {
	const createId = () => (resource === 'item' ? 'item_000029932' : randomUUID());

	it('sends nothing for a malformed ID [checklist 71]', async () => {
		const parameters = { resource, operation, [field]: '={{ $json.id }}' };
		const { message } = await scene.run(parameters, [{ id: '../users/x' }]);
		expect(message).toMatch(/^'.*' is .*which is not the ID of an? .*\. An ID looks like /s);
		expect(scene.argyle.requests).toEqual([]);
	});

	it('accepts an ID from the list', async () => {
		const id = createId();
		const value = { __rl: true, mode: 'list', value: id, cachedResultName: 'A' };
		await scene.run({ resource, operation, [field]: value });
		const [request] = scene.argyle.requests;
		expect(JSON.stringify([request?.path, request?.query, request?.body])).toContain(id);
	});

	it('names the ID, what the key may not do, what Argyle said and its trace [checklist 67]', async () => {
		const id = createId();
		const fault = { status: 403, body: { detail: 'Not for you.' } };
		scene.argyle.faults.add({ path: '/v2/', times: Infinity, ...fault });
		const { message, stored } = await scene.run({ resource, operation, [field]: id });
		expect(message).toMatch(
			new RegExp(`^.*${id}.* to use ${subject} \\(403\\).*Check.*trace ID: \\S+`, 's'),
		);
		expect(scene.findTokens(stored)).toEqual([]);
	});
});
