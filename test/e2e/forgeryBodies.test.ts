import { encode } from '../../tools/n8n/world/encodings.cts';
import { HUNG_UP } from '../../tools/n8n/world/sender.cts';
import type { SharedWorld } from '../../tools/n8n/world/shared.cts';
import { openShared } from '../../tools/n8n/world/shared.cts';
import type { Target } from '../../tools/n8n/world/target.cts';
import { publishTarget, writeFailure } from '../../tools/n8n/world/target.cts';

jest.setTimeout(60_000);

let world: SharedWorld;
let target: Target;

beforeAll(async () => {
	world = await openShared();
	target = await publishTarget(world);
});

afterAll(async () => await world.close());

const countRuns = async () => (await world.rest.listExecutions(target.id)).length;

const account = '0187c66e-e7e5-811c-b006-2232f00f426a';
const body = writeFailure(account);

const part = '--b\r\nContent-Disposition: form-data; name="payload"\r\n\r\n{}\r\n--b--\r\n';

interface Sent {
	body: Buffer;
	headers: Record<string, string>;
	/** What the signature is made of, when that is not the body. */
	signed?: Buffer;
	/** The name of the signature's header. */
	header?: string;
}

const typed = (type: string, bytes: Buffer = body): Sent => ({
	body: bytes,
	headers: { 'Content-Type': type },
});
const zipped = (encoding: 'gzip' | 'deflate' | 'br', signed: 'inflated' | 'compressed'): Sent => {
	const compressed = encode(encoding, body);
	return {
		body: compressed,
		headers: { 'Content-Type': 'application/json', 'Content-Encoding': encoding },
		signed: signed === 'inflated' ? body : compressed,
	};
};

const send = async ({ body: bytes, headers, ...how }: Sent) =>
	await target.sendSigned(bytes, { ...how, headers: Object.entries(headers) });

const json = 'application/json';

describe('a delivery runs if it is signed over the bytes that n8n passes on', () => {
	it.each<[name: string, sent: Sent]>([
		['JSON', typed(json)],
		['JSON with a charset', typed(`${json}; charset=utf-8`)],
		['no content type [checklist 18]', { body, headers: {} }],
		['octet-stream [checklist 18]', typed('application/octet-stream')],
		['a vendor type [checklist 18]', typed('application/vnd.argyle+json')],
		['text/plain [checklist 18]', typed('text/plain')],
		['text/html [checklist 18]', typed('text/html')],
		['an invalid form [checklist 18]', typed('application/x-www-form-urlencoded')],
		['a junk type [checklist 18]', typed('junk')],
		['gzip [checklist 19]', zipped('gzip', 'inflated')],
		['deflate [checklist 19]', zipped('deflate', 'inflated')],
		['a byte order mark [checklist 15]', typed(json, Buffer.concat([Buffer.from('\uFEFF'), body]))],
		['1 MB [checklist 21]', typed(json, writeFailure(account, 1_000_000))],
		...['x-argyle-signature', 'X-ARGYLE-SIGNATURE', 'X-argyle-Signature'].map(
			(header): [string, Sent] => [`${header} [checklist 12]`, { ...typed(json), header }],
		),
		// The last, because every read of the executions reads it again.
		['15.9 MB [checklist 21]', typed(json, writeFailure(account, 15_900_000))],
	])('%s', async (_name, sent) => {
		const before = await countRuns();
		expect(await send(sent)).toEqual({ status: 200, text: '{"received":true}' });
		const execution = await world.rest.waitForNewest(target.id, { count: before + 1 });
		expect(execution.data.resultData.runData['Argyle Trigger']).toMatchObject([
			{ data: { main: [[{ json: { account, error_code: 'invalid_mfa' } }]] } },
		]);
	});
});

describe('a delivery that the trigger or n8n refuses starts nothing', () => {
	it.each<[name: string, sent: Sent, status: number, by: 'us' | 'n8n']>([
		['gzip, signed compressed [checklist 19]', zipped('gzip', 'compressed'), 401, 'us'],
		['deflate, signed compressed [checklist 19]', zipped('deflate', 'compressed'), 401, 'us'],
		[
			'a multipart form [checklist 18]',
			typed('multipart/form-data; boundary=b', Buffer.from(part)),
			401,
			'us',
		],
		[
			'multipart, no boundary [checklist 18]',
			typed('multipart/form-data', Buffer.from(part)),
			400,
			'n8n',
		],
		['brotli [checklist 19]', zipped('br', 'inflated'), 422, 'n8n'],
		['broken gzip [checklist 19]', { ...zipped('gzip', 'inflated'), body }, 500, 'n8n'],
		['invalid JSON [checklist 20]', typed(json, body.subarray(0, 50)), 422, 'n8n'],
		['blanks only [checklist 20]', typed(json, Buffer.from(' \n')), 422, 'n8n'],
		['another charset [checklist 17]', typed(`${json}; charset=iso-8859-1`), 422, 'n8n'],
		['JSON as XML [checklist 18]', typed('application/xml'), 422, 'n8n'],
		[
			'16 MiB and a byte [checklist 21]',
			typed(json, writeFailure(account, 16 * 2 ** 20 + 1)),
			500,
			'n8n',
		],
		[
			'a similar header [checklist 12]',
			{ ...typed(json), header: 'X-Argyle-Signature-256' },
			401,
			'us',
		],
		[
			'a header with underscores [checklist 12]',
			{ ...typed(json), header: 'X_Argyle_Signature' },
			401,
			'us',
		],
	])('%s', async (_name, sent, status) => {
		const before = await countRuns();
		const answer = await send(sent);
		// n8n refuses a body that is too large before it has read it, and hangs up: the answer may get lost.
		const isTooLarge = sent.body.length > 16 * 2 ** 20;
		expect(isTooLarge ? [status, HUNG_UP] : [status]).toContain(answer.status);
		expect(await countRuns()).toBe(before);
	});
});

describe('a genuine delivery without a failure is acknowledged, and starts nothing', () => {
	it.each<[name: string, sent: Sent, reason: string]>([
		['an empty body [checklist 20]', typed(json, Buffer.alloc(0)), 'not a JSON object'],
		['a list [checklist 20]', typed(json, Buffer.from('[]')), 'not a JSON object'],
		['an empty object [checklist 20]', typed(json, Buffer.from('{}')), 'other event'],
	])('%s', async (_name, sent, ignored) => {
		const before = await countRuns();
		const { status, text } = await send(sent);
		expect({ status, body: JSON.parse(text) }).toEqual({
			status: 200,
			body: { received: true, ignored },
		});
		expect(await countRuns()).toBe(before);
	});
});
