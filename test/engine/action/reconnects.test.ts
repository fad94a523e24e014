import { until } from '../../../dev/wait';
import type { Scene } from './scene';
import { openScene } from './scene';

jest.setTimeout(30_000);

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(async () => await scene.close());

/** What was asked about an account, in its order. */
const requestsFor = (id: string) =>
	scene.argyle.requests.filter(({ path }) => path.endsWith(id)).map(({ method }) => method);

/** The person logs in while the node waits, once the account was asked for so many times. */
const reconnectAfter = async (id: string, requests: number) => {
	await until('The request', () => requestsFor(id).length >= requests, { intervalMs: 5 });
	scene.argyle.playLogin({ account: id, errorCode: null });
};

describe('a person who connects between the look and the deletion [checklist 66]', () => {
	it('is seen when Argyle asked to wait with the deletion', async () => {
		const { id } = scene.argyle.playLogin().account;
		const headers = { 'Retry-After': '1' };
		scene.argyle.faults.add({ method: 'DELETE', path: '/v2/accounts/', status: 503, headers });

		const [{ output }] = await Promise.all([scene.remove([id]), reconnectAfter(id, 2)]);

		expect(output).toMatchObject([{ deleted: false, reason: 'connected' }]);
		expect(requestsFor(id)).toEqual(['GET', 'DELETE', 'GET']);
		expect(scene.argyle.accounts.get(id)).toBeDefined();
	});

	it('is seen when another account made all of them wait', async () => {
		const [slow, id] = [scene.argyle.playLogin(), scene.argyle.playLogin()].map(
			({ account }) => account.id,
		);
		if (!slow || !id) throw new TypeError('No accounts');
		const headers = { 'Retry-After': '3' };
		const path = `/v2/accounts/${slow}`;
		scene.argyle.faults.add({ method: 'GET', path, status: 429, headers });

		const [{ output }] = await Promise.all([scene.remove([slow, id]), reconnectAfter(id, 1)]);

		expect(output[1]).toMatchObject({ deleted: false, reason: 'connected' });
		expect(requestsFor(id)).toEqual(['GET', 'GET']);
	});

	it('is not seen within the one request that lies between: look and deletion follow at once', async () => {
		const { id } = scene.argyle.playLogin().account;
		await scene.remove([id]);
		const [look, deletion] = scene.argyle.requests.map(({ at }) => at);
		expect(requestsFor(id)).toEqual(['GET', 'DELETE']);
		expect((deletion ?? NaN) - (look ?? NaN)).toBeLessThan(1_000);
	});

	it('is deleted all the same by Always, which takes a choice of its own', async () => {
		const { id } = scene.argyle.playLogin({ errorCode: null }).account;
		const { output } = await scene.remove([id], { deleteWhen: 'always' });
		expect(output).toEqual([{ deleted: true }]);
		expect(requestsFor(id)).toEqual(['DELETE']);
	});

	it.each(['Always', 'ALWAYS', ' always', 'yes', true, null, ['always'], { value: 'always' }])(
		'is not deleted by %j in place of that choice',
		async (word) => {
			const { id } = scene.argyle.playLogin({ errorCode: null }).account;
			const { output } = await scene.run(
				{ operation: 'delete', accountId: id, deleteWhen: '={{ $json.word }}' },
				[{ word: JSON.parse(JSON.stringify(word)) }],
			);
			expect(output).toMatchObject([{ deleted: false, reason: 'connected' }]);
		},
	);
});

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
		expect(message).toMatch(new RegExp(`^\\[Item 0\\] Account ${id}`));
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
	expect(message).toMatch(
		new RegExp(`^\\[Item 0\\] Account ${id} .*\\(400\\): upstream ETIMEDOUT`),
	);
});
