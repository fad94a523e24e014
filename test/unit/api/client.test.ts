import nock from 'nock';
import { openClient } from '../../../nodes/Argyle/api/client';
import type { ArgyleRequest } from '../../../nodes/Argyle/api/types';
import { createContext, key } from './context';

const host = 'https://api.argyle.com';
const request: ArgyleRequest = { method: 'GET', path: '/accounts/a' };
const basic = `Basic ${Buffer.from(`${key.apiKeyId}:${key.apiKeySecret}`).toString('base64')}`;

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => {
	nock.enableNetConnect();
	nock.restore();
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

	it('gives what Argyle needs to find the request again, and how long to wait', async () => {
		const headers = { 'X-Trace-Id': 't-1', 'Retry-After': '3' };
		nock(host).get('/v2/accounts/a').reply(429, {}, headers);
		expect(await send()).toMatchObject({ traceId: 't-1', retryAfter: '3' });
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

	it.each([undefined, null, '<html></html>', {}, { statusCode: 'odd' }])(
		'that n8n answers with %j got no answer',
		async (odd) => {
			const context = createContext();
			context.helpers.httpRequestWithAuthentication = async () => odd;
			const answer = await (await openClient(context)).send(request);
			expect(answer).toEqual({ kind: 'silence', code: 'UNKNOWN' });
		},
	);

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
		'is told with the fix: base URL %j',
		async (baseUrl) => {
			const context = createContext({ environment: 'custom', baseUrl, ...key });
			await expect(openClient(context)).rejects.toThrow(
				/^"Base URL" in the Argyle credential is not a web address\. Enter one that begins with/,
			);
		},
	);

	it('is told where the key belongs when it stands in the base URL', async () => {
		const baseUrl = 'https://key:secret@a.example';
		const context = createContext({ environment: 'custom', baseUrl, ...key });
		await expect(openClient(context)).rejects.toThrow(
			/^"Base URL" .*put the key into "API Key ID" and "API Key Secret"$/,
		);
	});
});
