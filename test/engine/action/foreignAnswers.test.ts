import type { Scene } from './scene';
import { openScene } from './scene';

jest.setTimeout(30_000);

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(async () => await scene.close());

describe('an answer that does not come from Argyle', () => {
	const page = '<html>Nothing here</html>';

	it.each([
		['neverConnected', 'GET'],
		['always', 'DELETE'],
	])('is not taken for an account that is gone: %s', async (deleteWhen, method) => {
		const { id } = scene.argyle.playLogin().account;
		const path = '/v2/accounts/';
		scene.argyle.faults.add({ method, path, status: 404, body: page, times: Infinity });
		const { message } = await scene.remove([id], { deleteWhen });
		expect(message).toMatch(new RegExp(`^Account ${id}`));
		expect(scene.argyle.accounts.get(id)).toBeDefined();
	});

	it('is not taken for a deletion', async () => {
		const { id } = scene.argyle.playLogin().account;
		const path = '/v2/accounts/';
		scene.argyle.faults.add({ method: 'DELETE', path, status: 200, body: page, times: Infinity });
		const { message } = await scene.remove([id], { deleteWhen: 'always' });
		expect(message).toMatch(/could not be deleted.*not in the expected form/);
	});

	it('is not taken for the deletion of a webhook subscription', async () => {
		const { id } = scene.argyle.webhooks.add();
		const path = '/v2/webhooks/';
		scene.argyle.faults.add({ method: 'DELETE', path, status: 200, body: page, times: Infinity });
		const { message } = await scene.run({
			resource: 'webhook',
			operation: 'delete',
			webhookId: id,
		});
		expect(message).toMatch(/could not be deleted.*not in the expected form/);
	});
});

it('what Argyle says of a network fault stays in the message, and no other sentence takes its place', async () => {
	const { id } = scene.argyle.playLogin().account;
	const body = { detail: 'upstream ETIMEDOUT; ECONNREFUSED' };
	scene.argyle.faults.add({ method: 'DELETE', path: '/v2/accounts/', status: 400, body });
	const { message } = await scene.remove([id]);
	expect(message).toMatch(new RegExp(`^Account ${id} .*\\(400\\): upstream ETIMEDOUT`));
});
