import { createHash, createHmac } from 'node:crypto';

/** A genuine delivery, and the values that a forger might know or guess. */
export interface Sample {
	body: Buffer;
	signature: string;
	secret: string;
	/** The secret of another workflow's subscription, which a former colleague may know. */
	otherSecret: string;
	apiKeySecret: string;
}

export interface Forgery {
	body: Buffer;
	headers: [name: string, value: string][];
}

type Forge = (sample: Sample) => Forgery;

/** The header that carries Argyle's signature. */
const SIGNATURE = 'X-Argyle-Signature';
const JSON_TYPE: [string, string] = ['Content-Type', 'application/json'];

/** Computes Argyle's signature: lower-case hex HMAC-SHA512 of the body. */
export function sign(body: Buffer, secret: string): string {
	return createHmac('sha512', secret).update(body).digest('hex');
}

/** Makes a forgery with the genuine body and these signature headers. */
function withSignatures(choose: (sample: Sample) => string[]): Forge {
	return (sample) => ({
		body: sample.body,
		headers: [JSON_TYPE, ...choose(sample).map((one): [string, string] => [SIGNATURE, one])],
	});
}

/** Makes a forgery with the genuine signature and another body. */
function withBody(change: (body: Buffer) => Buffer, headers: [string, string][] = []): Forge {
	return ({ body, signature }) => ({
		body: change(body),
		headers: [...(headers.length > 0 ? headers : [JSON_TYPE]), [SIGNATURE, signature]],
	});
}

const reword = (body: Buffer, from: string, to: string) =>
	Buffer.from(body.toString('utf8').replace(from, to));

const flipLastDigit = (signature: string) =>
	signature.slice(0, -1) + (signature.endsWith('0') ? '1' : '0');

const boundary = 'forged';

/** All forgeries. Each must get a 401. The names say what the forger tries. */
export const forgeries: [name: string, forge: Forge][] = [
	['no signature', withSignatures(() => [])],
	['an empty signature', withSignatures(() => [''])],
	['a signature of zeros', withSignatures(() => ['0'.repeat(128)])],
	['one digit changed', withSignatures(({ signature }) => [flipLastDigit(signature)])],
	['the last digit cut off', withSignatures(({ signature }) => [signature.slice(0, -1)])],
	['a digit appended', withSignatures(({ signature }) => [`${signature}0`])],
	['in capitals', withSignatures(({ signature }) => [signature.toUpperCase()])],
	['a "sha512=" prefix', withSignatures(({ signature }) => [`sha512=${signature}`])],
	['the genuine signature twice', withSignatures(({ signature }) => [signature, signature])],
	[
		'the genuine signature after a forged one',
		withSignatures(({ signature }) => ['0'.repeat(128), signature]),
	],
	[
		'two signatures in one header',
		withSignatures(({ signature }) => [`${signature}, ${'0'.repeat(128)}`]),
	],
	[
		'base64 instead of hex',
		withSignatures(({ signature }) => [Buffer.from(signature, 'hex').toString('base64')]),
	],
	[
		'HMAC-SHA256',
		withSignatures(({ body, secret }) => [
			createHmac('sha256', secret).update(body).digest('hex').repeat(2),
		]),
	],
	[
		'SHA-512 without a key',
		withSignatures(({ body }) => [createHash('sha512').update(body).digest('hex')]),
	],
	['an empty key', withSignatures(({ body }) => [sign(body, '')])],
	[
		"the API key's secret as the key",
		withSignatures(({ body, apiKeySecret }) => [sign(body, apiKeySecret)]),
	],
	[
		"another workflow's secret [checklist 24]",
		withSignatures(({ body, otherSecret }) => [sign(body, otherSecret)]),
	],
	[
		'the signature in a similar header',
		({ body, signature }) => ({ body, headers: [JSON_TYPE, [`${SIGNATURE}-512`, signature]] }),
	],
	['another event', withBody((body) => reword(body, 'accounts.failed', 'accounts.removed'))],
	['another error code', withBody((body) => reword(body, 'invalid_mfa', 'invalid_otp'))],
	['the same JSON without its indentation', withBody((body) => compact(body))],
	['a line end appended', withBody((body) => Buffer.concat([body, Buffer.from('\n')]))],
	['an empty body', withBody(() => Buffer.alloc(0))],
	[
		'the body as a multipart form [checklist 18]',
		withBody(
			(body) =>
				Buffer.from(
					`--${boundary}\r\nContent-Disposition: form-data; name="payload"\r\n\r\n${body.toString('utf8')}\r\n--${boundary}--\r\n`,
				),
			[['Content-Type', `multipart/form-data; boundary=${boundary}`]],
		),
	],
];

function compact(body: Buffer): Buffer {
	return Buffer.from(JSON.stringify(JSON.parse(body.toString('utf8'))));
}
