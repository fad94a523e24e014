import fc from 'fast-check';
import { planRetry, readRetryAfter, tryTwice } from '../../../nodes/Argyle/api/retries';
import type { ArgyleAnswer, ArgyleRequest } from '../../../nodes/Argyle/api/types';
import { reply, scriptClient, silence } from './scriptedClient';

const now = Date.parse('2026-03-01T12:00:00.000Z');
const get: ArgyleRequest = { method: 'GET', path: '/accounts' };
const remove: ArgyleRequest = { method: 'DELETE', path: '/accounts/a' };
const post: ArgyleRequest = { method: 'POST', path: '/user-tokens' };

const plan = (
	request: ArgyleRequest,
	answer: ArgyleAnswer,
	{ attempt = 1, chance = 0 }: { attempt?: number; chance?: number } = {},
) => planRetry(request, answer, attempt, now, chance);

describe('the wait that Retry-After gives, in ms [checklist 68]', () => {
	it.each([
		['seconds', '7', 7000],
		['seconds with blanks', ' 7 ', 7000],
		['parts of a second', '0.5', 500],
		['small parts of a second', '0.25', 250],
		['more seconds than there are', '99999999999', 99_999_999_999_000],
		['a date to come', 'Sun, 01 Mar 2026 12:00:09 GMT', 9000],
		['a date to come, the old way', 'Sunday, 01-Mar-26 12:00:09 GMT', 9000],
		['no wait', '0', null],
		['less than no wait', '-5', null],
		['a date that is past', 'Sun, 01 Mar 2026 11:59:59 GMT', null],
		['now', 'Sun, 01 Mar 2026 12:00:00 GMT', null],
		['a word', 'soon', null],
		['nothing', '', null],
		['two numbers', '1, 2', null],
		['a number that runs on', '1e', null],
		['a number with an exponent', '7e3', null],
		['a number with a sign', '+7', null],
		['infinity', 'Infinity', null],
		['a year', '2027-', null],
	])('%s: %j', (_what, value, wait) => {
		expect(readRetryAfter(value, now)).toBe(wait);
	});

	it('is nothing where the header is missing', () => {
		expect(readRetryAfter(null, now)).toBeNull();
	});

	it('is never a wait of no length, below it, or without an end [checklist 68]', () => {
		fc.assert(
			fc.property(fc.string(), (value) => {
				const wait = readRetryAfter(value, now);
				expect(wait === null || (wait > 0 && wait < Infinity)).toBe(true);
			}),
			{ numRuns: 2000 },
		);
	});
});

describe('the wait before a further try [checklist 68]', () => {
	const limited = (retryAfter: string | null) => reply(429, { retryAfter });

	it.each([
		[1, 500],
		[2, 1000],
		[3, 2000],
		[4, 4000],
	])('doubles where Argyle names none: after try %i, %i ms', (attempt, wait) => {
		expect(plan(get, reply(500), { attempt })).toBe(wait);
		expect(plan(get, limited(null), { attempt })).toBe(wait);
	});

	it('is at most 30 s', () => {
		expect(plan(get, limited('3600'), { chance: 1 })).toBe(30_000);
		expect(plan(get, limited('99999999999'))).toBe(30_000);
	});

	it('is up to a quarter longer by chance, and never shorter than Retry-After', () => {
		const chances = fc.double({ min: 0, max: 1, noNaN: true });
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 30 }), chances, (seconds, chance) => {
				const wait = plan(get, limited(String(seconds)), { chance }) ?? 0;
				expect(wait).toBeGreaterThanOrEqual(seconds * 1000);
				expect(wait).toBeLessThanOrEqual(Math.min(seconds * 1250, 30_000));
			}),
		);
		expect(plan(get, limited('4'), { chance: 1 })).toBe(5000);
	});

	it.each([
		[4, 4000],
		[5, null],
		[6, null],
	])('after try %i is %j: five tries are all', (attempt, wait) => {
		for (const answer of [reply(500), limited(null), silence('ECONNRESET')]) {
			expect(plan(get, answer, { attempt })).toBe(wait);
		}
	});
});

describe('whether a request is sent again [checklist 69]', () => {
	type Verdict = [answer: string, what: ArgyleAnswer, repeats: { read: boolean; post: boolean }];

	const always = { read: true, post: true };
	const reading = { read: true, post: false };
	const never = { read: false, post: false };

	const verdicts: Verdict[] = [
		...[200, 201, 204, 301, 302, 307, 400, 401, 403, 404, 405, 409, 410, 413, 422].map(
			(status): Verdict => [String(status), reply(status), never],
		),
		['429', reply(429), always],
		['429 with Retry-After', reply(429, { retryAfter: '1' }), always],
		['503 with Retry-After', reply(503, { retryAfter: '1' }), always],
		...[408, 425, 500, 501, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530].map(
			(status): Verdict => [String(status), reply(status), reading],
		),
		['500 with Retry-After', reply(500, { retryAfter: '1' }), reading],
		...[
			'ECONNRESET',
			'ECONNREFUSED',
			'ECONNABORTED',
			'ETIMEDOUT',
			'ESOCKETTIMEDOUT',
			'EPIPE',
			'EAI_AGAIN',
			'EHOSTUNREACH',
			'UND_ERR_SOCKET',
			'UNKNOWN',
		].map((code): Verdict => [code, silence(code), reading]),
		...[
			'ENOTFOUND',
			'BLOCKED',
			'ERR_INVALID_URL',
			'EPROTO',
			'CERT_HAS_EXPIRED',
			'DEPTH_ZERO_SELF_SIGNED_CERT',
			'SELF_SIGNED_CERT_IN_CHAIN',
			'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
			'ERR_TLS_CERT_ALTNAME_INVALID',
			'ERR_SSL_WRONG_VERSION_NUMBER',
		].map((code): Verdict => [code, silence(code), never]),
	];

	it.each(verdicts)('%s: %j', (_what, answer, { read, post: posts }) => {
		expect(plan(get, answer) !== null).toBe(read);
		expect(plan(remove, answer) !== null).toBe(read);
		expect(plan(post, answer) !== null).toBe(posts);
	});

	it.each([
		['half of its JSON', '{"id":"a","conn', true],
		['nothing', '', true],
		['an object', { id: 'a' }, false],
		['null', null, false],
	])('a 200 with %s to a GET: %s', (_what, body, repeats) => {
		expect(plan(get, reply(200, { body })) !== null).toBe(repeats);
		expect(plan(remove, reply(200, { body }))).toBeNull();
		expect(plan(post, reply(200, { body }))).toBeNull();
	});
});

it('a page that is not from Argyle gets no retry', () => {
	expect(plan(get, reply(404, { body: '<html>Hello</html>' }))).toBeNull();
});

describe('a client that tries twice [checklist 69]', () => {
	it.each([
		['GET', get, reply(500), 2],
		['GET', get, reply(503), 2],
		['GET', get, silence('ECONNRESET'), 2],
		['DELETE', remove, reply(502), 2],
		['DELETE', remove, silence('ETIMEDOUT'), 2],
		['GET', get, reply(404), 1],
		['GET', get, reply(429), 1],
		['GET', get, reply(200), 1],
		['POST', post, reply(500), 1],
		['POST', post, silence('ECONNRESET'), 1],
	])(
		'retries a %s immediately, once, only after a transient failure',
		async (_m, request, answer, sent) => {
			const client = scriptClient([answer]);
			expect(await tryTwice(client).send(request)).toMatchObject(answer);
			expect(client.sent).toHaveLength(sent);
		},
	);

	it('gives the second answer', async () => {
		const client = scriptClient([reply(500), reply(200, { body: { id: 'a' } })]);
		expect(await tryTwice(client).send(get)).toMatchObject({ status: 200, body: { id: 'a' } });
	});

	it('does not send again what was cancelled', async () => {
		const client = scriptClient([silence('ERR_CANCELED')]);
		await tryTwice(client).send({ ...get, signal: AbortSignal.abort() });
		expect(client.sent).toHaveLength(1);
	});
});
