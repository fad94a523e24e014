import nock from 'nock';
import { openClient } from '../../../nodes/Argyle/api/client';
import type { ArgyleRequest } from '../../../nodes/Argyle/api/types';
import { createContext, key } from './context';
import { countListeners } from './listeners.cts';
import { silence } from './scriptedClient';

const host = 'https://api.argyle.com';
const request: ArgyleRequest = { method: 'GET', path: '/accounts/a' };
const basic = `Basic ${Buffer.from(`${key.apiKeyId}:${key.apiKeySecret}`).toString('base64')}`;

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => {
	nock.enableNetConnect();
	nock.restore();
});

/** An answer when n8n reports only the status. */
const answered = (status: number) => ({
	kind: 'reply',
	status,
	body: undefined,
	traceId: null,
	retryAfter: null,
});

const send = async (more: Partial<ArgyleRequest> = {}) =>
	await (await openClient(createContext())).send({ ...request, ...more });

describe('a request to Argyle', () => {
	it('goes to the environment of the credential, with its key as Basic auth', async () => {
		nock(host, { reqheaders: { authorization: basic } })
			.get('/v2/accounts/a')
			.reply(200, { id: 'a' });
		expect(await send()).toEqual({
			kind: 'reply',
			status: 200,
			body: { id: 'a' },
			traceId: null,
			retryAfter: null,
		});
	});

	it('carries query and body as they were given', async () => {
		nock(host).post('/v2/webhooks', { name: 'x' }).query({ limit: 1 }).reply(201, { id: 'w' });
		const more = {
			path: '/webhooks',
			method: 'POST',
			query: { limit: 1 },
			body: { name: 'x' },
		} as const;
		expect(await send(more)).toMatchObject({ status: 201, body: { id: 'w' } });
	});

	it('without a query and a body has neither, and uses the credential that was read', async () => {
		const context = createContext();
		nock(host).get('/v2/accounts/a').reply(200, {});
		const sent = jest.spyOn(context.helpers, 'httpRequestWithAuthentication');
		await (await openClient(context)).send(request);
		const [[type, options, more] = []] = sent.mock.calls;
		expect(type).toBe('argyleApi');
		expect(options).not.toHaveProperty('qs');
		expect(options).not.toHaveProperty('body');
		expect(more?.credentialsDecrypted).toEqual({
			id: '',
			name: 'argyleApi',
			type: 'argyleApi',
			data: { environment: 'production', ...key },
		});
	});

	it.each([200, 201, 204, 400, 401, 403, 404, 405, 409, 410, 422, 429, 500, 502, 503, 504])(
		'gives status %i as it is, and is sent once',
		async (status) => {
			nock(host)
				.get('/v2/accounts/a')
				.reply(status, status === 204 ? undefined : { detail: 'x' });
			nock(host).get('/v2/accounts/a').reply(418);
			expect(await send()).toMatchObject({ kind: 'reply', status });
			expect(nock.pendingMocks()).toHaveLength(1);
		},
	);

	it('gives what Argyle needs to find the request again, how long to wait, and the time there', async () => {
		const date = 'Sun, 01 Mar 2026 12:00:09 GMT';
		const headers = { 'X-Trace-Id': 't-1', 'Retry-After': '3', Date: date };
		nock(host).get('/v2/accounts/a').reply(429, {}, headers);
		expect(await send()).toMatchObject({ traceId: 't-1', retryAfter: '3', date });
	});

	it.each(['<html>Just a moment…</html>', '{"id": "a', ''])('gives %j as it is', async (body) => {
		nock(host).get('/v2/accounts/a').reply(200, body, { 'Content-Type': 'application/json' });
		expect(await send()).toMatchObject({ status: 200, body });
	});

	it('answered with an echo of the key gives the answer without it [checklist 27]', async () => {
		const echo = {
			detail: `Bad credentials: ${key.apiKeyId} ${key.apiKeySecret}`,
			headers: [{ authorization: basic }],
			status: 403,
		};
		nock(host).get('/v2/accounts/a').reply(403, echo);
		const answer = JSON.stringify(await send());
		expect(answer).toContain('Bad credentials: … …');
		for (const secret of [key.apiKeyId, key.apiKeySecret, basic.slice(6)]) {
			expect(answer).not.toContain(secret);
		}
	});

	it.each([301, 302, 303, 307, 308])(
		'is not sent on to where a redirect %i points, nor is the key [checklist 74]',
		async (status) => {
			nock(host).get('/v2/accounts/a').reply(status, '', { Location: 'https://evil.example/x' });
			const elsewhere = nock('https://evil.example').get('/x').reply(200, { id: 'a' });
			expect(await send()).toMatchObject({ kind: 'reply', status });
			expect(elsewhere.isDone()).toBe(false);
		},
	);

	it.each(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'CERT_HAS_EXPIRED'])(
		'without an answer gives the reason: %s [checklist 57]',
		async (code) => {
			nock(host)
				.get('/v2/accounts/a')
				.replyWithError(Object.assign(new Error('x'), { code }));
			expect(await send()).toEqual({ kind: 'silence', code });
		},
	);

	it('returns a success unchanged, even if it holds the key', async () => {
		const body = { note: key.apiKeyId };
		nock(host).get('/v2/accounts/a').reply(200, body);
		expect(await send()).toMatchObject({ body });
	});

	it.each([300, 400])(
		'answered %i with an echo of a secret that it carried gives the answer without it [checklist 27]',
		async (status) => {
			nock(host)
				.post('/v2/webhooks')
				.reply(status, { secret: ['"sent-secret" is too short.'] });
			const body = { secret: 'sent-secret' };
			const answer = await send({ method: 'POST', path: '/webhooks', body });
			expect(answer).toMatchObject({ status, body: { secret: ['"…" is too short.'] } });
		},
	);

	it('accepts JSON', async () => {
		const reqheaders = { accept: 'application/json' };
		nock(host, { reqheaders }).get('/v2/accounts/a').reply(200, { id: 'a' });
		expect(await send()).toMatchObject({ status: 200 });
	});

	it.each([undefined, null, '<html></html>', {}, { statusCode: 'odd' }])(
		'counts as unanswered when n8n returns %j',
		async (odd) => {
			const context = createContext();
			context.helpers.httpRequestWithAuthentication = async () => odd;
			const answer = await (await openClient(context)).send(request);
			expect(answer).toEqual({ kind: 'silence', code: 'UNKNOWN' });
		},
	);

	it.each([
		['a status as text', { httpCode: '404' }, answered(404)],
		['the lowest that it refuses', { httpCode: '300' }, answered(300)],
		['a status below', { httpCode: '299' }, silence('UNKNOWN')],
		[
			'the code of the cause',
			{ cause: { code: 'EPIPE' }, code: 'x', httpCode: null },
			silence('EPIPE'),
		],
		['a code of its own', { code: 'EPIPE', httpCode: 'ECONNRESET' }, silence('EPIPE')],
		['a code in place of the status, as n8n 1.x does', { httpCode: 'E2BIG' }, silence('E2BIG')],
		['words in place of the status', { httpCode: 'NOT found' }, silence('UNKNOWN')],
		['words behind a code', { httpCode: 'xECONNRESET' }, silence('UNKNOWN')],
		['a letter in place of the status', { httpCode: 'E' }, silence('UNKNOWN')],
		[
			'that it protects its network',
			{ message: 'The address is a restricted IP', code: 'EPIPE' },
			silence('BLOCKED'),
		],
		['nothing', {}, silence('UNKNOWN')],
		['a text', 'text', silence('UNKNOWN')],
		['null', null, silence('UNKNOWN')],
		['not even that', undefined, silence('UNKNOWN')],
	])('that n8n throws for becomes an answer: %s', async (_what, thrown, answer) => {
		const context = createContext();
		context.helpers.httpRequestWithAuthentication = async () => await Promise.reject(thrown);
		expect(await (await openClient(context)).send(request)).toStrictEqual(answer);
	});

	it('is given up when its signal has aborted already', async () => {
		const context = createContext();
		context.helpers.httpRequestWithAuthentication = async () => await new Promise(() => {});
		const client = await openClient(context);
		const answer = await client.send({ ...request, signal: AbortSignal.abort() });
		expect(answer).toEqual(silence('ERR_CANCELED'));
	});

	it('leaves no listener on its signal', async () => {
		const context = createContext();
		const limits: unknown[] = [];
		context.helpers.httpRequestWithAuthentication = async (_type, options) => {
			limits.push(options.abortSignal);
			return { statusCode: 200, headers: {}, body: {} };
		};
		await (await openClient(context)).send(request);
		const [limit] = limits;
		expect(limit instanceof AbortSignal && countListeners(limit)).toBe(0);
	});

	it('is given up when its signal says so', async () => {
		nock(host).get('/v2/accounts/a').delay(5_000).reply(200, {});
		const stopping = new AbortController();
		const answer = send({ signal: stopping.signal });
		stopping.abort();
		expect(await answer).toEqual({ kind: 'silence', code: 'ERR_CANCELED' });
		nock.abortPendingRequests();
	});

	it('is given up when the time for it is over, and says so', async () => {
		nock(host).get('/v2/accounts/a').delay(5_000).reply(200, {});
		const answer = await send({ signal: AbortSignal.timeout(50) });
		expect(answer).toEqual({ kind: 'silence', code: 'ETIMEDOUT' });
		nock.abortPendingRequests();
	});
});

describe('a credential that cannot be used', () => {
	it.each(['', 'nowhere', 'ftp://a.example'])(
		'is an error with the fix: base URL %j',
		async (baseUrl) => {
			const context = createContext({ environment: 'custom', baseUrl, ...key });
			await expect(openClient(context)).rejects.toThrow(
				/^'Base URL' in the Argyle credential is not a web address\. Enter one that begins with/,
			);
		},
	);

	it('is an error that says where the key belongs when the base URL holds it', async () => {
		const baseUrl = 'https://key:secret@a.example';
		const context = createContext({ environment: 'custom', baseUrl, ...key });
		await expect(openClient(context)).rejects.toThrow(
			/^'Base URL' .*enter the key in 'API Key ID' and 'API Key Secret'$/,
		);
	});
});
