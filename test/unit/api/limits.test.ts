import { limitClient } from '../../../nodes/Argyle/api/limits';
import type { ArgyleRequest, PacedAnswer } from '../../../nodes/Argyle/api/types';
import { reply, scriptClient, silence } from './scriptedClient';

const get: ArgyleRequest = { method: 'GET', path: '/webhooks' };
const post: ArgyleRequest = { method: 'POST', path: '/webhooks' };
const limited = (retryAfter: string | null) => reply(429, { retryAfter });

/** Sends while Argyle gives these answers in turn; gives the status or code of the last one. */
const send = async (
	request: ArgyleRequest,
	answers: PacedAnswer[],
	limits = { totalMs: 20_000, repeats: true },
) => {
	const client = scriptClient(answers);
	const begun = performance.now();
	const answer = await limitClient(client, limits).send(request);
	const end = answer.kind === 'reply' ? answer.status : answer.code;
	expect(['reply', 'silence']).toContain(answer.kind);
	return { end, sent: client.sent.length, ms: performance.now() - begun };
};

describe('a limited client', () => {
	it.each<[string, ArgyleRequest, PacedAnswer]>([
		['a success', get, reply(200)],
		['a refusal', get, reply(403)],
		['a fault after a POST, which may have been carried out', post, reply(503)],
		['a silence after a POST', post, silence('ECONNRESET')],
	])('sends a request once: %s', async (_what, request, answer) => {
		expect(await send(request, [answer, reply(201)])).toMatchObject({ sent: 1 });
	});

	it.each([reply(500), reply(503), silence('ECONNRESET')])(
		'sends a GET once more after a transient failure: %j',
		async (fault) => {
			expect(await send(get, [fault, reply(200)])).toMatchObject({ end: 200, sent: 2 });
			expect(await send(get, [fault, fault, reply(200)])).toMatchObject({ sent: 2 });
		},
	);

	it.each(['ETIMEDOUT', 'ECONNABORTED'])(
		'sends nothing again after a timeout: %s [checklist 88]',
		async (code) => {
			expect(await send(get, [silence(code), reply(200)])).toMatchObject({ end: code, sent: 1 });
		},
	);

	it.each([get, post])('waits after two 429, and not after a third: %j', async (request) => {
		const two = [limited('0.05'), limited('0.05')];
		const { end, sent, ms } = await send(request, [...two, reply(200)]);
		expect([end, sent]).toEqual([200, 3]);
		expect(ms).toBeLessThan(2_000);
		expect(await send(request, [...two, limited('0.05'), reply(200)])).toMatchObject({
			end: 429,
			sent: 3,
		});
	});

	it('waits a second where Argyle names no time', async () => {
		const { ms, sent } = await send(get, [limited(null), reply(200)]);
		expect(sent).toBe(2);
		expect(ms).toBeGreaterThan(950);
	});

	it('does not wait beyond its limit', async () => {
		const limits = { totalMs: 1_000, repeats: true };
		const { end, sent, ms } = await send(get, [limited('60'), reply(200)], limits);
		expect([end, sent]).toEqual([429, 1]);
		expect(ms).toBeLessThan(500);
	});

	it('does not wait until its limit either: no time would be left for a request', async () => {
		jest.useFakeTimers();
		const limits = { totalMs: 1_000, repeats: true };
		const sending = send(get, [limited('1'), reply(200)], limits);
		await jest.advanceTimersByTimeAsync(2_000);
		jest.useRealTimers();
		expect(await sending).toMatchObject({ end: 429, sent: 1 });
	});

	it('sends nothing when exactly no time is left', async () => {
		jest.useFakeTimers();
		const limits = { totalMs: 0, repeats: true };
		const sending = send(get, [reply(200)], limits);
		jest.useRealTimers();
		expect(await sending).toMatchObject({ end: 'ETIMEDOUT', sent: 0 });
	});

	it('sends nothing again when repeats are switched off', async () => {
		const limits = { totalMs: 1_000, repeats: false };
		expect(await send(get, [limited('0.01'), reply(200)], limits)).toMatchObject({ sent: 1 });
		expect(await send(get, [reply(503), reply(200)], limits)).toMatchObject({ sent: 1 });
	});

	it('sends nothing when its time is over', async () => {
		const limits = { totalMs: 0, repeats: true };
		expect(await send(get, [reply(200)], limits)).toMatchObject({ end: 'ETIMEDOUT', sent: 0 });
	});

	it('ends each request in 5 s, and in what is left of its time [checklist 88]', async () => {
		const signals: Array<AbortSignal | undefined> = [];
		const timeout = jest.spyOn(AbortSignal, 'timeout');
		const client = scriptClient(({ signal }) => {
			signals.push(signal);
			return reply(200);
		});
		await limitClient(client, { totalMs: 20_000, repeats: true }).send(get);
		await limitClient(client, { totalMs: 800, repeats: true }).send(get);
		expect(timeout.mock.calls).toEqual([[5_000], [800]]);
		expect(signals).not.toContain(undefined);
		timeout.mockRestore();
	});
});
