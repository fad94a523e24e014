import fc from 'fast-check';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import {
	asItemError,
	requestError,
	explainAnswer,
	explainPathAnswer,
	quoteBody,
	readMessage,
	toNodeApiError,
} from '../../../nodes/Argyle/api/errors';
import { reply as answerWith, scriptClient, silence } from './scriptedClient';
import type { ArgyleAnswer, ArgyleClient, ArgyleReply } from '../../../nodes/Argyle/api/types';

const endpoint = { environment: 'production', baseUrl: 'https://api.argyle.com/v2' } as const;
const sandbox = { environment: 'sandbox', baseUrl: 'https://api-sandbox.argyle.com/v2' } as const;

const { node } = scriptClient([]);

const reply = (status: number, body: unknown = '', more: Partial<ArgyleReply> = {}) =>
	answerWith(status, { body, ...more });

const page = '<html></html>';

const sentences: Array<[what: string, answer: ArgyleAnswer, sentence: RegExp]> = [
	[
		'a wrong key',
		reply(401, { detail: 'Invalid username/password.' }),
		/^Argyle did not accept the API key for production\. Check 'API Key ID', 'API Key Secret' and 'Environment'/,
	],
	[
		'a key of the other environment',
		reply(401, { detail: 'Invalid environment.' }),
		/^The API key does not belong to production.*Change 'Environment'/,
	],
	[
		'a request without its key',
		reply(401, { detail: 'Authentication credentials were not provided.' }),
		/^Argyle saw no API key\. Check 'API Key ID' and 'API Key Secret'.*proxy that removes it/,
	],
	[
		'401 of a proxy',
		reply(401, page),
		/^Something between.*Check for a proxy that requires a login/,
	],
	['403', reply(403), /\(403\)\. Check what the key may do in Argyle Console/],
	['a right that the key lacks', reply(403, { detail: 'No right.' }), /\(403\): No right\. Check/],
	['403 of a firewall', reply(403, page), /^Something between.*Check for a firewall/],
	['404 of a proxy', reply(404, page), /^Something between n8n and api\.argyle\.com answered 404/],
	['a method that nobody knows', reply(405), /does not accept this kind.*Check 'Base URL'/],
	['a proxy without a login', reply(407, page), /\(407\)\. Check the user name.*HTTPS_PROXY/],
	['408', reply(408), /did not get the whole request in time \(408\)\. Try again/],
	['425', reply(425), /in time \(425\)\. Try again/],
	['413 of a proxy', reply(413, page), /^Something between.*413.*Check 'Base URL'.*firewall$/],
	['Cloudflare alone', reply(522, page), /^Cloudflare.*could not reach it \(522\)\. Try again/],
	['530', reply(530), /^Cloudflare/],
	['404', reply(404), /^Argyle does not have account 1 in production\. Check the ID/],
	['410', reply(410), /^Argyle does not have account 1/],
	['429 with seconds', reply(429, '', { retryAfter: '7' }), /Wait 7 s and try again$/],
	[
		'429 with a date',
		reply(429, '', { retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT' }),
		/Wait a minute/,
	],
	['429 with many seconds', reply(429, '', { retryAfter: '17' }), /Wait 17 s and try again$/],
	['429 with words', reply(429, '', { retryAfter: '7 or so' }), /Wait a minute/],
	['429 with nonsense', reply(429, '', { retryAfter: '-5' }), /Wait a minute/],
	['429 without a time', reply(429), /Wait a minute and try again$/],
	['500', reply(500), /^Argyle is not available right now \(it answered 500\)\. Try again/],
	[
		'502',
		reply(502, page),
		/^Argyle, or something between.*not available right now \(it answered 502/,
	],
	['503', reply(503), /Try again in a few minutes$/],
	['504', reply(504), /Try again in a few minutes$/],
	[
		'400 of a field',
		reply(400, { url: ['Enter a valid URL.'] }),
		/^Argyle refused the request for account 1 \(400\): url: Enter a valid URL\. Check the values/,
	],
	[
		'400 without a reason',
		reply(400),
		/^Argyle refused the request for account 1 \(400\)\. Check the values/,
	],
	['409', reply(409, { message: 'In use.' }), /\(409\): In use\. Check the values/],
	[
		'400 that quotes network faults',
		reply(400, { detail: 'upstream ETIMEDOUT; ECONNREFUSED' }),
		/\(400\): upstream ETIMEDOUT; ECONNREFUSED\. Check/,
	],
	['422', reply(422, { detail: 'No.' }), /\(422\): No\. Check the values/],
	[
		'400 with more than one point',
		reply(400, { detail: 'Version 2.0 is gone. Sorry.' }),
		/\(400\): Version 2\.0 is gone\. Sorry\. Check the values/,
	],
	['401 without a text', reply(401), /^Argyle did not accept the API key for production/],
	['400 of a proxy', reply(400, page), /^Something between.*answered 400 with a web page/],
	['500 of a proxy', reply(500, page), /^Argyle, or something between.*\(it answered 500 with/],
	['429 of a proxy', reply(429, page), /^Argyle is limiting requests right now \(429\)/],
	['300 of a proxy', reply(300, page), /^Argyle's address answered with a redirect \(300\)/],
	['302 of a proxy', reply(302, page), /^Argyle's address answered with a redirect \(302\)/],
	['a number', reply(200, 7), /^Argyle's answer about account 1 was not in the expected form/],
	['300', reply(300), /redirect \(300\).*Check 'Base URL'/],
	['301', reply(301), /redirect \(301\).*Check 'Base URL'/],
	['200 of an unknown form', reply(200, '{"resu'), /not in the expected form\. Try again/],
	[
		'200 of a proxy',
		reply(200, page),
		/expected form\. Check for a proxy that asks people to log in/,
	],
	['a timeout', silence('ETIMEDOUT'), /^api\.argyle\.com did not answer in time\. Try again/],
	['a timeout of axios', silence('ECONNABORTED'), /did not answer in time/],
	['a cancelled request', silence('ERR_CANCELED'), /did not answer in time/],
	['an unknown host', silence('ENOTFOUND'), /could not be found\. Check that n8n has access/],
	['a name server that is away', silence('EAI_AGAIN'), /could not be found\. Check/],
	['nobody there', silence('ECONNREFUSED'), /^Nothing answers at api\.argyle\.com\. Check/],
	['a lost connection', silence('ECONNRESET'), /was lost\. Try again/],
	[
		'no way',
		silence('EHOSTUNREACH'),
		/n8n has no network route to api\.argyle\.com.*Check the network/,
	],
	["the system's firewall", silence('EACCES'), /does not allow a connection.*Check its firewall/],
	['too many files', silence('EMFILE'), /too many open files.*Check the limits/],
	['something else', silence('HPE_INVALID_CONSTANT'), /does not use HTTP\. Check 'Base URL'/],
	['a hang-up', silence('EPIPE'), /was lost\. Try again/],
	['a bad certificate', silence('CERT_HAS_EXPIRED'), /not valid today\. Check for a proxy.*clock/],
	['a home-made certificate', silence('DEPTH_ZERO_SELF_SIGNED_CERT'), /Check for a proxy/],
	['an unknown issuer', silence('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'), /Check for a proxy/],
	["n8n's own protection", silence('BLOCKED'), /Allow it with N8N_SSRF_ALLOWED_IP_RANGES/],
	['an unknown reason', silence('UNKNOWN'), /gave no reason\. Check n8n's log.*[Tt]ry again/],
];

describe('an answer in the words of the user', () => {
	it.each(sentences)(
		'%s: names cause and fix, and blames nobody [checklist 57]',
		(_what, answer, sentence) => {
			const text = explainAnswer(answer, endpoint, 'account 1');
			expect(text).toMatch(sentence);
			expect(text).toMatch(/\b(Check|Change|Wait|Try again|Allow)\b/);
			expect(text).not.toMatch(/error|problem|failure|mistake/i);
			// NodeApiError replaces what it takes for a known fault with a sentence of its own.
			const shown = asItemError(node, toNodeApiError(node, answer, text), 2);
			expect(shown.message).toBe(text);
			expect(shown.context.itemIndex).toBe(2);
		},
	);

	it('names the environment of the request', () => {
		expect(explainAnswer(reply(404), sandbox, 'it')).toContain('in the sandbox');
	});
});

describe('an answer to a request that names no id', () => {
	it('has the same words, except for 404 and 410', () => {
		for (const [what, answer] of sentences) {
			const isSame =
				explainPathAnswer(answer, endpoint, 'it') === explainAnswer(answer, endpoint, 'it');
			expect([what, isSame]).toEqual([what, what !== '404' && what !== '410']);
		}
	});

	it.each([
		[reply(404), '(404)'],
		[reply(404, { error: 'Not Found' }), '(404): Not Found'],
		[reply(410), '(410)'],
	])('names for %j the source of the address, and no ID', (answer, shown) => {
		expect(explainPathAnswer(answer, endpoint, 'accounts')).toBe(
			`Argyle does not know the address for accounts ${shown}. Check 'Environment' and 'Base URL' in the credential`,
		);
	});
});

describe('the details of a message', () => {
	const client: ArgyleClient = { node, endpoint, quota: '', send: async () => reply(200) };
	const described = (answer: ArgyleAnswer) =>
		requestError(client, answer, 'It was not done', 'it').description;

	it.each([
		[reply(500, { detail: 'Oh.' }, { traceId: 't-1' }), /500: Oh\. \(Argyle's trace ID: t-1\)$/],
		[reply(400, { detail: 'Oh.' }), /^Argyle answered 400: Oh\.$/],
		[reply(200, { message: 'what may be a token' }), /^Argyle answered 200$/],
		[reply(502, '<html></html>'), /^Argyle answered 502$/],
		[silence('ECONNRESET'), /^No answer from Argyle \(ECONNRESET\)\.$/],
	])('say what Argyle said: %j', (answer, expected) => {
		expect(described(answer)).toMatch(expected);
	});

	it('are left out where n8n 1.x would show them in place of the message [checklist 57]', () => {
		const { message, description } = toNodeApiError(node, reply(500, '', { traceId: 't-1' }), 'x');
		expect(message).toBe("x (Argyle's trace ID: t-1)");
		expect(description ?? message).toBe(message);
	});

	it('hold the status as text, as every NodeApiError does', () => {
		expect(toNodeApiError(node, reply(404), 'x').httpCode).toBe('404');
	});
});

describe('what Argyle said', () => {
	it.each([
		[{ detail: 'Not found.' }, 'Not found.'],
		[{ message: 'm', error: 'e' }, 'm'],
		[{ timestamp: 't', status: 404, error: 'Not Found', path: '/v2/x' }, 'Not Found'],
		[{ email: ['Enter a valid email address.'] }, 'email: Enter a valid email address.'],
		[{ code: 7, field: ['x'] }, 'field: x'],
		[{ blank: ' ', field: ['x'] }, 'field: x'],
		[{ config: { include_resource: ['Not here.'] } }, 'config: include_resource: Not here.'],
		[{ config: [{ include_resource: ['Not here.'] }] }, 'config: include_resource: Not here.'],
		[{ errors: [{ field: 'config', message: 'No' }] }, 'errors: field: config'],
		[{ detail: 'Authorization is missing' }, 'authorization is missing'],
		[{ detail: '' }, null],
		[{}, null],
		['<html></html>', null],
		[['x'], null],
		[null, null],
	])('is found in %j → %j', (body, expected) => {
		expect(quoteBody(body)).toBe(expected);
	});

	it('is cut at 300 characters', () => {
		expect(quoteBody({ detail: 'no '.repeat(1000) })).toHaveLength(300);
	});

	it.each([
		['a signing secret', 'ab12'.repeat(16)],
		['a signature', '0f'.repeat(64)],
	])('is not quoted with %s in it [checklist 27]', (_what, secret) => {
		const body = { detail: `You sent "${secret}", which is wrong` };
		expect(quoteBody(body)).toBe('You sent "…", which is wrong');
	});
});

describe('a value that code throws', () => {
	it.each([
		['NodeApiError', new NodeApiError(node, {}, { message: 'x', description: 'd' })],
		['NodeOperationError', new NodeOperationError(node, 'x', { description: 'd' })],
	])('becomes a copy that names its item: %s', (name, error) => {
		const copy = asItemError(node, error, 2);
		expect(copy).not.toBe(error);
		expect([copy.name, copy.message]).toEqual([name, 'x']);
		expect([copy.description, copy.context.itemIndex]).toEqual(['d', 2]);
		expect(error.message).toBe('x');
	});

	it.each(['404', null])('keeps its status: %j', (httpCode) => {
		const error = toNodeApiError(node, httpCode ? reply(404) : silence('EPIPE'), 'x');
		const copy = asItemError(node, error, 2);
		expect([error, copy]).toMatchObject([{ httpCode }, { httpCode }]);
	});

	it.each([
		['an error', new TypeError('odd'), 'odd'],
		['an error without words', new Error(''), 'It ended without saying why'],
		['a thing with a message', { message: 'from another realm' }, 'from another realm'],
		['a text', 'text', 'It ended without saying why'],
		['nothing', undefined, 'It ended without saying why'],
	])(
		'becomes a NodeOperationError of its item in all other cases: %s',
		(_what, thrown, message) => {
			const error = asItemError(node, thrown, 3);
			expect([error.name, error.message, error.context.itemIndex]).toEqual([
				'NodeOperationError',
				message,
				3,
			]);
		},
	);
});

it('any value that code throws has a message', () => {
	fc.assert(
		fc.property(fc.anything(), (thrown) => {
			expect(typeof readMessage(thrown)).toBe('string');
		}),
	);
});
