import type { Scene } from './scene';
import { openScene } from './scene';

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(async () => await scene.close());

describe.each([
	['account', '/v2/accounts', 'accounts'],
	['invite', '/v2/invites', 'invites'],
	['webhook', '/v2/webhooks', 'webhook subscriptions'],
])('%s → Get Many of a list whose pagination loops', (resource, path, subject) => {
	it.each([
		['all of it', { returnAll: true }, true],
		['more than it showed', { limit: 2 }, true],
		['no more than it showed', { limit: 1 }, false],
	])('says so to a user who wants %s: %j [checklist 48]', async (_what, wanted, isCut) => {
		const next = `${scene.argyle.url}${path}?cursor=c`;
		const body = { next, previous: null, results: [{ id: 'a' }] };
		scene.argyle.faults.add({ path, status: 200, body, times: Infinity });

		const { output, message } = await scene.run({ resource, operation: 'getAll', ...wanted });

		const expected = `Argyle's pagination looped, so the list of ${subject} is incomplete. Try again in a few minutes`;
		expect(message).toBe(isCut ? expected : undefined);
		expect(output).toEqual(isCut ? [] : [{ id: 'a' }]);
	});
});
