import { sleep } from 'n8n-workflow';
import { forEachInFlight, Pool } from '../../../nodes/Argyle/api/pool';
import { paceClient } from '../../../nodes/Argyle/api/pace';
import type { ArgyleAnswer, ArgyleRequest, Try } from '../../../nodes/Argyle/api/types';
import { countListeners } from './listeners.cts';
import { reply, scriptClient, silence } from './scriptedClient';
import type { SentRequest } from './scriptedClient';

const read = (path: string): ArgyleRequest => ({ method: 'GET', path });

const manyReads = (count: number) =>
	Array.from({ length: count }, (_one, index) => read(`/accounts/${index}`));

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** The most requests that left within any second. */
const busiestSecond = (sent: SentRequest[]) =>
	Math.max(
		...sent.map(({ at }) => sent.filter((one) => one.at >= at && one.at < at + 1000).length),
	);

describe('the pace of many requests [checklist 70]', () => {
	it('is 48 a second, in the order of the calls', async () => {
		const client = scriptClient([reply(200)]);
		const paced = paceClient(client);
		const requests = manyReads(480);
		const done = Promise.all(requests.map(async (request) => await paced.send(request)));
		await jest.advanceTimersByTimeAsync(10_000);
		await done;
		expect(client.sent.map(({ path }) => path)).toEqual(requests.map(({ path }) => path));
		expect(busiestSecond(client.sent)).toBeLessThanOrEqual(49);
		expect(client.sent.at(-1)?.at).toBeLessThanOrEqual((client.sent[0]?.at ?? 0) + 10_000);
	});

	it('sends no burst after a rest: never 50 in any second', async () => {
		const client = scriptClient([reply(200)]);
		const paced = paceClient(client);
		await paced.send(read('/accounts'));
		await jest.advanceTimersByTimeAsync(60_000);
		const done = Promise.all(manyReads(100).map(async (request) => await paced.send(request)));
		await jest.advanceTimersByTimeAsync(3000);
		await done;
		expect(busiestSecond(client.sent)).toBeLessThan(50);
	});

	it.each([
		['some of them late', (index: number) => (index % 60 < 15 ? 400 : 0)],
		['all of them late, each in its own way', (index: number) => (index * 7919) % 300],
		['as after a pause of the machine', (index: number) => Math.max(0, 500 - index * 20)],
	])("keeps Argyle's limit where they arrive, %s: 50 in any second", async (_what, lateness) => {
		const arrivals: SentRequest[] = [];
		const late = {
			...scriptClient([reply(200)]),
			send: async (request: ArgyleRequest) => {
				await sleep(lateness(Number(request.path.slice(10))));
				arrivals.push({ ...request, at: performance.now() });
				return reply(200);
			},
		};
		const paced = paceClient(late);
		const done = forEachInFlight(manyReads(400), undefined, async (request) => {
			await paced.send(request);
		});
		await jest.advanceTimersByTimeAsync(30_000);
		await done;
		expect(arrivals).toHaveLength(400);
		expect(busiestSecond(arrivals)).toBeLessThanOrEqual(50);
	});

	it('stops for all requests after a 429, for as long as Retry-After says [checklist 68]', async () => {
		const limited = reply(429, { retryAfter: '2' });
		const client = scriptClient((_request, before) => (before === 10 ? limited : reply(200)));
		const paced = paceClient(client);
		const done = Promise.all(manyReads(60).map(async (request) => await paced.send(request)));
		await jest.advanceTimersByTimeAsync(6000);
		const answers = await done;
		const refusedAt = client.sent[10]?.at ?? 0;
		const next = client.sent[11]?.at ?? 0;
		expect(next - refusedAt).toBeGreaterThanOrEqual(2000);
		expect(next - refusedAt).toBeLessThanOrEqual(2600);
		expect(busiestSecond(client.sent)).toBeLessThan(50);
		expect(client.sent).toHaveLength(61);
		expect(answers.every((answer) => answer.kind === 'reply' && answer.status === 200)).toBe(true);
	});

	it('continues for the others while one waits after a 503', async () => {
		const busy = reply(503, { retryAfter: '5' });
		const client = scriptClient((_request, before) => (before === 0 ? busy : reply(200)));
		const paced = paceClient(client);
		const done = Promise.all(manyReads(48).map(async (request) => await paced.send(request)));
		await jest.advanceTimersByTimeAsync(1000);
		expect(client.sent.length).toBeGreaterThanOrEqual(48);
		await jest.advanceTimersByTimeAsync(7000);
		await done;
		expect(client.sent.filter(({ path }) => path === '/accounts/0')).toHaveLength(2);
	});
});

describe('requests that are not answered [checklist 70]', () => {
	it('delay all further ones that would exceed the limit, until a second after an answer', async () => {
		const leftAt: number[] = [];
		const slow = {
			...scriptClient([]),
			send: async () => {
				leftAt.push(performance.now());
				await sleep(3_100);
				return reply(200);
			},
		};
		const start = performance.now();
		const paced = paceClient(slow);
		const done = Promise.all(manyReads(51).map(async (request) => await paced.send(request)));
		await jest.advanceTimersByTimeAsync(3_000);
		expect(leftAt).toHaveLength(50);
		await jest.advanceTimersByTimeAsync(10_000);
		await done;
		const waited = (leftAt.at(-1) ?? 0) - start;
		expect(waited).toBeGreaterThanOrEqual(4_100);
		expect(waited).toBeLessThan(4_200);
	});
});

describe('a request of many [checklist 69]', () => {
	const sendAll = async (request: ArgyleRequest, answers: ArgyleAnswer[]) => {
		const client = scriptClient(answers);
		const done = paceClient(client).send(request);
		await jest.advanceTimersByTimeAsync(200_000);
		return { answer: await done, sent: client.sent };
	};

	it.each([
		['immediately', [reply(200)], false],
		['after a 429, which Argyle did not carry out', [reply(429), reply(200)], false],
		['after a server fault', [reply(503), reply(429), reply(200)], true],
		['after a lost connection', [silence('EPIPE'), reply(200)], true],
	])(
		'reports whether Argyle may have carried out an earlier try: %s',
		async (_what, answers, mayBeDone) => {
			const { answer } = await sendAll(read('/accounts'), answers);
			expect(answer).toMatchObject({ ...reply(200), mayBeDone });
		},
	);

	it('lends its slot of the pool while it waits for a retry', async () => {
		const pool = new Pool();
		const busy = reply(503, { retryAfter: '5' });
		const client = scriptClient((_one, before) => (before < 10 ? busy : reply(200)));
		const paced = paceClient(client, undefined, { pool });
		const ended: number[] = [];
		const done = pool.forEach([...Array(11).keys()], undefined, async (index) => {
			await paced.send(read('/accounts'));
			ended.push(index);
		});
		await jest.advanceTimersByTimeAsync(1_000);
		expect(ended).toEqual([10]);
		await jest.advanceTimersByTimeAsync(60_000);
		await done;
	});

	it('reports when the answered try was sent', async () => {
		const { answer, sent } = await sendAll(read('/accounts'), [reply(503), reply(200)]);
		expect(sent).toHaveLength(2);
		expect(answer.sentAt).toBe(sent[1]?.at);
	});

	it('waits longer each time', async () => {
		const { sent } = await sendAll(read('/accounts'), [reply(500)]);
		const waits = sent.slice(1).map(({ at }, index) => at - (sent[index]?.at ?? 0));
		for (const [index, least] of [500, 1000, 2000, 4000].entries()) {
			expect(waits[index]).toBeGreaterThanOrEqual(least);
			expect(waits[index]).toBeLessThanOrEqual(least * 1.25 + 25);
		}
	});

	it('is sent as often as the caller allows', async () => {
		const client = scriptClient([reply(503), reply(503), reply(200)]);
		const done = paceClient(client, undefined, { maxTries: 2 }).send(read('/accounts'));
		await jest.advanceTimersByTimeAsync(60_000);
		expect(await done).toMatchObject(reply(503));
		expect(client.sent).toHaveLength(2);
	});

	it('that changes something is sent once', async () => {
		const post: ArgyleRequest = { method: 'POST', path: '/invites/a' };
		expect((await sendAll(post, [reply(500)])).sent).toHaveLength(1);
		expect((await sendAll(post, [silence('ECONNRESET')])).sent).toHaveLength(1);
	});
});

describe('a request with a deadline [checklist 66]', () => {
	const deletion: ArgyleRequest = { method: 'DELETE', path: '/accounts/a' };

	const sendBefore = async (answers: ArgyleAnswer[], attempt = 1) => {
		const client = scriptClient(answers);
		const leaveBy = performance.now() + 1000;
		const done = paceClient(client).sendBefore(deletion, { leaveBy, attempt });
		await jest.advanceTimersByTimeAsync(60_000);
		return { tried: await done, sent: client.sent };
	};

	it('is sent once, with the final answer', async () => {
		const { tried, sent } = await sendBefore([reply(204)], 3);
		expect(tried).toMatchObject({ kind: 'final', answer: reply(204) });
		expect(sent).toHaveLength(1);
	});

	it('is sent at the last moment', async () => {
		const client = scriptClient([reply(204)]);
		const leaveBy = performance.now();
		await paceClient(client).sendBefore(deletion, { leaveBy, attempt: 1 });
		expect(client.sent).toHaveLength(1);
	});

	it.each([reply(503), reply(429), silence('ECONNRESET')])(
		'is sent once, and a later try may succeed after %j',
		async (passing) => {
			const { tried, sent } = await sendBefore([passing, reply(204)], 4);
			expect(tried).toMatchObject({ kind: 'refused', answer: passing });
			expect(sent).toHaveLength(1);
		},
	);

	it('is final after the fifth refusal', async () => {
		const { tried } = await sendBefore([reply(503)], 5);
		expect(tried).toMatchObject({ kind: 'final', answer: reply(503) });
	});

	it('leaves before all requests that wait', async () => {
		const client = scriptClient([reply(200)]);
		const paced = paceClient(client);
		const reads = Promise.all(manyReads(50).map(async (request) => await paced.send(request)));
		await jest.advanceTimersByTimeAsync(100);
		const before = client.sent.length;
		const leaveBy = performance.now() + 1000;
		const deleting = paced.sendBefore(deletion, { leaveBy, attempt: 1 });
		await jest.advanceTimersByTimeAsync(5_000);
		await Promise.all([reads, deleting]);
		expect(client.sent.findIndex(({ method }) => method === 'DELETE')).toBe(before);
	});

	it('is not sent when its turn comes too late', async () => {
		const client = scriptClient([reply(429, { retryAfter: '2' }), reply(200)]);
		const paced = paceClient(client);
		const held = paced.send(read('/accounts'));
		await jest.advanceTimersByTimeAsync(100);
		const leaveBy = performance.now() + 1000;
		const waiting = paced.sendBefore(deletion, { leaveBy, attempt: 1 });
		await jest.advanceTimersByTimeAsync(10_000);
		await held;
		expect(await waiting).toEqual({ kind: 'late' });
		expect(client.sent.map(({ method }) => method)).toEqual(['GET', 'GET']);
	});

	it('takes no turn from the next request if its deadline has passed', async () => {
		const client = scriptClient([reply(204)]);
		const paced = paceClient(client);
		const past = { leaveBy: performance.now() - 1, attempt: 1 };
		const stale = Array.from({ length: 100 }, async () => await paced.sendBefore(deletion, past));
		const next = paced.send(read('/accounts'));
		await jest.advanceTimersByTimeAsync(25);
		const tries: Try[] = await Promise.all(stale);
		expect(tries.every(({ kind }) => kind === 'late')).toBe(true);
		expect(await next).toMatchObject({ ...reply(204), mayBeDone: false });
		expect(client.sent).toHaveLength(1);
	});
});

describe('a cancelled execution [checklist 70]', () => {
	it.each([
		['waits for its turn', reply(200)],
		['waits for a further try', reply(500)],
		['is held by a 429', reply(429, { retryAfter: '30' })],
	])('sends nothing more, and immediately ends what %s [checklist 156]', async (_what, answer) => {
		const stop = new AbortController();
		const client = scriptClient([answer]);
		const paced = paceClient(client, stop.signal);
		const done = Promise.all(manyReads(10).map(async (request) => await paced.send(request)));
		await jest.advanceTimersByTimeAsync(100);
		const before = client.sent.length;
		stop.abort();
		await jest.advanceTimersByTimeAsync(0);
		const answers = await done;
		expect(client.sent).toHaveLength(before);
		expect(before).toBeLessThan(8);
		expect(answers.at(-1)).toMatchObject({ kind: 'silence', code: 'ERR_CANCELED' });
	});

	it('aborts the running request', async () => {
		const stop = new AbortController();
		const aborted: unknown[] = [];
		const client = scriptClient(({ signal }) => {
			aborted.push(signal?.aborted);
			stop.abort();
			aborted.push(signal?.aborted);
			return reply(200);
		});
		await paceClient(client, stop.signal).send(read('/accounts'));
		expect(aborted).toEqual([false, true]);
	});

	it('returns the answer that has arrived, and sends no second try', async () => {
		const stop = new AbortController();
		const client = scriptClient(() => {
			stop.abort();
			return reply(500);
		});
		const done = paceClient(client, stop.signal).send(read('/accounts'));
		await jest.advanceTimersByTimeAsync(10_000);
		expect(await done).toMatchObject(reply(500));
		expect(client.sent).toHaveLength(1);
	});

	it.each([
		['aborted before', AbortSignal.abort(), 0],
		['aborted while it runs', undefined, 1],
	])('makes a request with a deadline final: %s', async (_what, signal, sent) => {
		const stop = new AbortController();
		const client = scriptClient(() => {
			stop.abort();
			return reply(503);
		});
		const request = { ...read('/accounts'), signal: signal ?? stop.signal };
		const timing = { leaveBy: performance.now() + 1_000, attempt: 1 };
		const tried = await paceClient(client).sendBefore(request, timing);
		expect(tried.kind).toBe('final');
		expect(client.sent).toHaveLength(sent);
	});

	it('leaves no listener when all requests have their answers', async () => {
		const { signal } = new AbortController();
		const client = scriptClient((_request, before) => reply(before % 2 === 0 ? 500 : 200));
		const paced = paceClient(client, signal);
		const done = Promise.all(manyReads(10).map(async (request) => await paced.send(request)));
		await jest.advanceTimersByTimeAsync(60_000);
		await done;
		expect(countListeners(signal)).toBe(0);
	});

	it('differs from the abort of single requests, which take no turn from the next', async () => {
		const client = scriptClient([reply(200)]);
		const paced = paceClient(client);
		const aborted = manyReads(60).map((one) => ({ ...one, signal: AbortSignal.abort() }));
		const done = Promise.all(aborted.map(async (request) => await paced.send(request)));
		await jest.advanceTimersByTimeAsync(2_000);
		await done;
		const next = paced.send(read('/accounts'));
		await jest.advanceTimersByTimeAsync(100);
		expect(await next).toMatchObject({ status: 200 });
	});

	it('differs from the abort of a single request', async () => {
		const client = scriptClient([reply(200)]);
		const paced = paceClient(client, new AbortController().signal);
		const own = await paced.send({ ...read('/accounts/1'), signal: AbortSignal.abort() });
		const next = paced.send(read('/accounts/2'));
		await jest.advanceTimersByTimeAsync(100);
		const other = await next;
		expect(own).toMatchObject({ kind: 'silence', code: 'ERR_CANCELED' });
		expect(other).toMatchObject({ status: 200 });
		expect(client.sent.map(({ path }) => path)).toEqual(['/accounts/2']);
	});
});
