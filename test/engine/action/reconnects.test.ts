import { until } from '../../../tools/process/wait.cts';
import type { Scene } from './scene';
import { openScene } from './scene';

jest.setTimeout(30_000);

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(async () => await scene.close());

/** The requests about an account, in order. */
const requestsFor = (id: string) =>
	scene.argyle.requests.filter(({ path }) => path.endsWith(id)).map(({ method }) => method);

/** The applicant logs in while the node waits, after so many requests for the account. */
const reconnectAfter = async (id: string, requests: number) => {
	await until('The request', () => requestsFor(id).length >= requests, { intervalMs: 5 });
	scene.argyle.playLogin({ account: id, errorCode: null });
};

describe('an applicant who connects between the read and the deletion [checklist 66]', () => {
	it.each([
		['a fault at Argyle', { status: 500 }],
		['a lost connection', { drop: 'before' as const }],
		['the rate limit', { status: 429 }],
		['an answer with a wait', { status: 503, headers: { 'Retry-After': '1' } }],
	])('is seen after %s, because the node reads again', async (_what, effect) => {
		const { id } = scene.argyle.playLogin().account;
		scene.argyle.faults.add({ method: 'DELETE', path: '/v2/accounts/', ...effect });

		const [{ output }] = await Promise.all([scene.remove([id]), reconnectAfter(id, 2)]);

		expect(output).toMatchObject([{ deleted: false, reason: 'connected' }]);
		expect(requestsFor(id)).toEqual(['GET', 'DELETE', 'GET']);
		expect(scene.argyle.accounts.get(id)).toBeDefined();
	});

	it.each(['neverConnected', 'failed'])(
		'is seen in the mode %s when the read itself had to be repeated',
		async (deleteWhen) => {
			const { id } = scene.argyle.playLogin().account;
			scene.argyle.faults.add({ method: 'GET', status: 503 });

			const [{ output }] = await Promise.all([
				scene.remove([id], { deleteWhen }),
				reconnectAfter(id, 1),
			]);

			expect(output).toMatchObject([{ deleted: false, reason: 'connected' }]);
			expect(scene.deletions()).toEqual([]);
		},
	);

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

	it('is not seen within one request: the deletion follows the read immediately', async () => {
		const { id } = scene.argyle.playLogin().account;
		await scene.remove([id]);
		const [look, deletion] = scene.argyle.requests.map(({ at }) => at);
		expect(requestsFor(id)).toEqual(['GET', 'DELETE']);
		expect((deletion ?? NaN) - (look ?? NaN)).toBeLessThan(1_000);
	});
});
