import { sleep } from 'n8n-workflow';
import { paceClient } from '../../../nodes/Argyle/api/pace';
import { findTurns } from '../../../nodes/Argyle/api/turns';
import type { ArgyleAnswer, ArgyleRequest } from '../../../nodes/Argyle/api/types';
import { sendGuarded } from '../../../nodes/Argyle/api/guarded';
import { countListeners } from './listeners.cts';
import { reply, scriptClient } from './scriptedClient';

const read: ArgyleRequest = { method: 'GET', path: '/accounts' };
const deletion: ArgyleRequest = { method: 'DELETE', path: '/accounts/1' };

/** An Argyle that notes when each client's requests arrive. Every quota gets a client. */
function openClients(quotas: string[], answer: () => ArgyleAnswer = () => reply(200)) {
	const arrivals: Array<{ from: number; at: number; method: string }> = [];
	const clients = quotas.map((quota, from) => ({
		...scriptClient([]),
		quota,
		send: async ({ method }: ArgyleRequest) => {
			arrivals.push({ from, at: performance.now(), method });
			await sleep(5);
			return answer();
		},
	}));
	const inSecond = (start: number) =>
		arrivals.filter(({ at }) => at >= start && at < start + 1000).length;
	return {
		arrivals,
		paced: clients.map((client) => paceClient(client)),
		busiestSecond: () => Math.max(...arrivals.map(({ at }) => inSecond(at))),
	};
}

let scenes = 0;
let key = '';

beforeEach(() => {
	jest.useFakeTimers();
	key = `key ${++scenes}`;
});
afterEach(() => jest.useRealTimers());

describe('clients of one API key, as of several executions [checklist 70]', () => {
	it('share the limit when they send at the same time', async () => {
		const { paced, arrivals, busiestSecond } = openClients([key, key, key]);
		const all = paced.flatMap((one) =>
			Array.from({ length: 80 }, async () => await one.send(read)),
		);
		await jest.advanceTimersByTimeAsync(5_200);
		await Promise.all(all);
		expect(arrivals).toHaveLength(240);
		expect(busiestSecond()).toBeLessThanOrEqual(50);
	});

	it('share the limit when one begins as another ends', async () => {
		const { paced, busiestSecond } = openClients(Array.from({ length: 5 }, () => key));
		for (const one of paced) {
			const all = Promise.all(Array.from({ length: 60 }, async () => await one.send(read)));
			await jest.advanceTimersByTimeAsync(1_300);
			await all;
		}
		expect(busiestSecond()).toBeLessThanOrEqual(50);
	});

	it('take turns, so that one with many requests delays no other', async () => {
		const { paced, arrivals } = openClients([key, key]);
		const many = Array.from({ length: 100 }, async () => await paced[0]?.send(read));
		await jest.advanceTimersByTimeAsync(100);
		const before = arrivals.length;
		const one = paced[1]?.send(read);
		await jest.advanceTimersByTimeAsync(5_000);
		await Promise.all([...many, one]);
		expect(arrivals.findIndex(({ from }) => from === 1)).toBeLessThanOrEqual(before + 1);
	});

	it('all wait after a 429 that is final for one', async () => {
		const limited = scriptClient([reply(429, { retryAfter: '3' })]);
		await paceClient({ ...limited, quota: key }, undefined, { maxTries: 1 }).send(read);
		const other = scriptClient([reply(200)]);
		const done = paceClient({ ...other, quota: key }).send(read);
		await jest.advanceTimersByTimeAsync(2_900);
		expect(other.sent).toHaveLength(0);
		await jest.advanceTimersByTimeAsync(1_000);
		await done;
	});

	it('get the turns back of requests that throw', async () => {
		const fail = async () => await Promise.reject<ArgyleAnswer>(new Error('unexpected'));
		const broken = paceClient({ ...scriptClient([]), quota: key, send: fail });
		const all = Promise.allSettled(Array.from({ length: 60 }, async () => await broken.send(read)));
		await jest.advanceTimersByTimeAsync(5_000);
		await all;
		const other = paceClient({ ...scriptClient([reply(200)]), quota: key }).send(read);
		await jest.advanceTimersByTimeAsync(100);
		expect(await other).toMatchObject({ status: 200 });
	});

	it.each([0, 1, 2, 3, 4])(
		'send nothing after an abort, %i steps after the call',
		async (steps) => {
			const stop = new AbortController();
			const client = scriptClient(({ signal }) => reply(signal?.aborted ? 500 : 204));
			const done = paceClient({ ...client, quota: key }, stop.signal).send(deletion);
			for (let step = 0; step < steps; step += 1) await Promise.resolve();
			stop.abort();
			expect(await done).not.toMatchObject({ status: 500 });
		},
	);

	it('wait for each other in order of arrival', async () => {
		const { paced, arrivals } = openClients([key, key]);
		const all = Array.from({ length: 40 }, async (_one, at) => await paced[at % 2]?.send(read));
		await jest.advanceTimersByTimeAsync(2_000);
		await Promise.all(all);
		expect(arrivals.map(({ from }) => from)).toEqual(all.map((_one, at) => at % 2));
	});

	it('all wait after a 429 of one', async () => {
		const { paced, arrivals } = openClients([key, key], () =>
			reply(arrivals.length === 1 ? 429 : 200, { retryAfter: '3' }),
		);
		const first = paced[0]?.send(read);
		await jest.advanceTimersByTimeAsync(10);
		const second = paced[1]?.send(read);
		await jest.advanceTimersByTimeAsync(2_900);
		expect(arrivals).toHaveLength(1);
		await jest.advanceTimersByTimeAsync(2_000);
		expect(await first).toMatchObject({ status: 200 });
		expect(await second).toMatchObject({ status: 200 });
	});

	it('end a wait alone when one of them is cancelled', async () => {
		const stop = new AbortController();
		const client = { ...scriptClient([reply(200)]), quota: key };
		const stopped = paceClient(client, stop.signal);
		const other = paceClient(client);
		const cancelled = Array.from({ length: 20 }, async () => await stopped.send(read));
		const kept = Array.from({ length: 5 }, async () => await other.send(read));
		await jest.advanceTimersByTimeAsync(50);
		stop.abort();
		await jest.advanceTimersByTimeAsync(150);
		expect((await Promise.all(kept)).every((one) => one.kind === 'reply')).toBe(true);
		expect((await Promise.all(cancelled)).at(-1)).toMatchObject({ code: 'ERR_CANCELED' });
	});

	it('send the next request after all waiting ones were cancelled', async () => {
		const stop = new AbortController();
		const limited = reply(429, { retryAfter: '2' });
		const client = { ...scriptClient([limited, reply(200)]), quota: key };
		const cancelled = [1, 2, 3].map(async () => await paceClient(client, stop.signal).send(read));
		await jest.advanceTimersByTimeAsync(100);
		stop.abort();
		await Promise.all(cancelled);
		await jest.advanceTimersByTimeAsync(3_000);
		const next = paceClient(client).send(read);
		await jest.advanceTimersByTimeAsync(1_000);
		expect(await next).toMatchObject({ status: 200 });
	});

	it('lose no deletion to the reads of others: 500 executions at the same time', async () => {
		const { paced, arrivals, busiestSecond } = openClients(Array.from({ length: 500 }, () => key));
		const all = paced.map(
			async (one) =>
				await sendGuarded(one, deletion, async () => {
					const { sentAt = NaN } = await one.send(read);
					return { sentAt };
				}),
		);
		await jest.advanceTimersByTimeAsync(25_000);
		const ends = await Promise.all(all);
		expect(ends.every(({ kind }) => kind === 'answered')).toBe(true);
		expect(arrivals).toHaveLength(1_000);
		expect(busiestSecond()).toBeLessThanOrEqual(50);
	});
});

it('clients of two API keys do not wait for each other [checklist 70]', async () => {
	const { paced, arrivals } = openClients([key, `${key} of another company`]);
	const all = paced.flatMap((one) => Array.from({ length: 48 }, async () => await one.send(read)));
	await jest.advanceTimersByTimeAsync(1_000);
	await Promise.all(all);
	expect(arrivals).toHaveLength(96);
});

it('a shorter wait that Argyle demands later does not end a longer one', async () => {
	const turns = findTurns(key);
	turns.hold(5_000);
	turns.hold(100);
	let admission = 'none';
	void turns.begin({}).then((one) => (admission = one));
	await jest.advanceTimersByTimeAsync(4_999);
	expect(admission).toBe('none');
	await jest.advanceTimersByTimeAsync(1);
	expect(admission).toBe('admitted');
});

it('a wait that ended leaves no listener', async () => {
	const { signal } = new AbortController();
	await findTurns(key).begin({}, signal);
	expect(countListeners(signal)).toBe(0);
});

describe('the turns of an API key without requests', () => {
	const isForgotten = async (afterMs: number, heldMs = 0) => {
		const turns = findTurns(key);
		await turns.begin({});
		turns.end();
		turns.hold(heldMs);
		await jest.advanceTimersByTimeAsync(afterMs);
		findTurns(`${key} of another company`);
		return findTurns(key) !== turns;
	};

	it('are forgotten', async () => {
		expect(await isForgotten(1_000)).toBe(true);
	});

	it.each([
		['the second after the last answer', 999, 0],
		['the wait that Argyle demanded', 29_999, 30_000],
	])('are kept for %s', async (_what, afterMs, heldMs) => {
		expect(await isForgotten(afterMs, heldMs)).toBe(false);
	});

	it('are kept while a request runs', async () => {
		const turns = findTurns(key);
		await turns.begin({});
		await jest.advanceTimersByTimeAsync(60_000);
		findTurns(`${key} of another company`);
		expect(findTurns(key)).toBe(turns);
	});

	it('are kept while a request waits', async () => {
		const turns = findTurns(key);
		turns.hold(60_000);
		const waiting = turns.begin({});
		await jest.advanceTimersByTimeAsync(59_000);
		findTurns(`${key} of another company`);
		expect(findTurns(key)).toBe(turns);
		await jest.advanceTimersByTimeAsync(1_000);
		expect(await waiting).toBe('admitted');
	});
});
