import { until } from '../../../tools/process/wait.cts';
import { useScene } from './scene';

jest.setTimeout(30_000);

const scene = useScene();

/** The methods of the requests about an account, in their order. */
const requestsFor = (id: string) =>
	scene.argyle.requests.filter(({ path }) => path.endsWith(id)).map(({ method }) => method);

/** The person logs in while the node waits, after so many requests about the account. */
const reconnectAfter = async (id: string, requests: number) => {
	await until('The request', () => requestsFor(id).length >= requests, { intervalMs: 5 });
	scene.argyle.playLogin({ account: id, errorCode: null });
};

describe('a person who connects between the read and the deletion [checklist 66]', () => {
	it.each([
		['a lost connection', { drop: 'before' as const }],
		['the rate limit', { status: 429 }],
	])('is seen after %s, as the node reads the account again', async (_what, effect) => {
		const { id } = scene.argyle.playLogin().account;
		scene.argyle.faults.add({ method: 'DELETE', path: '/v2/accounts/', ...effect });
		const [{ output }] = await Promise.all([scene.remove([id]), reconnectAfter(id, 2)]);
		expect(output).toMatchObject([{ deleted: false, reason: 'connected' }]);
		expect(requestsFor(id)).toEqual(['GET', 'DELETE', 'GET']);
		expect(scene.argyle.accounts.get(id)).toBeDefined();
	});

	it.each(['neverConnected', 'failed'])(
		'is seen with %s when the read itself needed a retry',
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

	it('can be missed within one request only: the DELETE follows the read immediately', async () => {
		const { id } = scene.argyle.playLogin().account;
		await scene.remove([id]);
		const [read, deletion] = scene.argyle.requests.map(({ at }) => at);
		expect(requestsFor(id)).toEqual(['GET', 'DELETE']);
		expect((deletion ?? NaN) - (read ?? NaN)).toBeLessThan(1_000);
	});
});
