import crypto from 'node:crypto';
import { body, payload, sign, signature } from '../../support/sample';
import { createListeningStage, findRow, genuine, signed } from './listening';
import { sendOverWire } from './wire.cts';

const stage = createListeningStage();

it('a genuine delivery runs the workflow with one item and is answered {"received": true}', async () => {
	const answer = await stage.deliver(genuine(body));
	expect(answer).toMatchObject({ status: 200, body: { received: true } });
	expect(answer.items).toHaveLength(1);
});

const forged = '0'.repeat(128);

it.each<[name: string, header: string | string[] | undefined]>([
	['missing', undefined],
	['empty', ''],
	['blank', '   '],
	['cut off', signature.slice(0, -1)],
	['too long', `${signature}0`],
	['in capitals', signature.toUpperCase()],
	['prefixed', `sha512=${signature}`],
	['base64', Buffer.from(signature, 'hex').toString('base64')],
	['repeated', signature + signature],
	['twice, joined by Node', `${signature}, ${signature}`],
	['forged before genuine, joined by Node', `${forged}, ${signature}`],
	['genuine before forged, joined by Node', `${signature}, ${forged}`],
	['a list', [signature]],
	['a list of two', [signature, forged]],
	['a list of none', []],
	['forged', forged],
])('answers 401 to a signature that is %s [checklist 10] [checklist 11]', async (_name, header) => {
	const answer = await stage.deliver(signed(body, header));
	expect(findRow(answer)).toBe('unsigned');
});

it('answers 401 when n8n kept no raw bytes: nothing else could be verified [checklist 18]', async () => {
	const answer = await stage.deliver(signed(undefined, signature));
	expect(findRow(answer)).toBe('unsigned');
});

it('verifies no bytes of its own making where n8n kept none [checklist 18]', async () => {
	const written = Buffer.from(JSON.stringify(payload));
	expect(findRow(await stage.deliver(genuine(written)))).toBe('run');
	const { headers } = genuine(written);
	expect(findRow(await stage.deliver({ headers, body: payload }))).toBe('unsigned');
	const empty = genuine(Buffer.from('{}')).headers;
	expect(findRow(await stage.deliver({ headers: empty }))).toBe('unsigned');
});

it('hashes nothing for a malformed signature [checklist 28]', async () => {
	const hash = jest.spyOn(crypto, 'createHmac');
	for (const header of [undefined, '', `${signature}0`, signature.toUpperCase(), [signature]]) {
		expect(findRow(await stage.deliver(signed(body, header)))).toBe('unsigned');
	}
	expect(hash).not.toHaveBeenCalled();
	await stage.deliver(genuine(body));
	expect(hash).toHaveBeenCalled();
	hash.mockRestore();
});

it.each([
	undefined,
	'',
	'text/plain',
	'application/octet-stream',
	'application/x-www-form-urlencoded',
	'application/vnd.argyle+json; charset=utf-16',
	'junk',
])('ignores the content type: %p [checklist 18]', async (type) => {
	const headers = { 'content-type': type, 'x-argyle-signature': signature };
	expect(findRow(await stage.deliver({ rawBody: body, headers }))).toBe('run');
});

describe('over a real socket', () => {
	it.each([
		'X-Argyle-Signature',
		'x-argyle-signature',
		'X-ARGYLE-SIGNATURE',
		'x-Argyle-signature',
		'X-aRGYLE-sIGNATURE',
	])('takes the signature from %s [checklist 12]', async (name) => {
		const answer = await stage.deliver(await sendOverWire(body, [[name, signature]]));
		expect(findRow(answer)).toBe('run');
	});

	it.each([
		'X-Argyle-Signature-256',
		'X-Argyle-Signature-512',
		'X_Argyle_Signature',
		'X-ArgyleSignature',
		'Argyle-Signature',
		'X-Signature',
		'X-Hub-Signature',
		'Authorization',
	])('does not take it from %s [checklist 12]', async (name) => {
		const answer = await stage.deliver(await sendOverWire(body, [[name, signature]]));
		expect(findRow(answer)).toBe('unsigned');
	});

	it.each<[name: string, values: string[]]>([
		['genuine twice', [signature, signature]],
		['genuine, then forged', [signature, forged]],
		['forged, then genuine', [forged, signature]],
		['genuine, then empty', [signature, '']],
		['empty, then genuine', ['', signature]],
	])('refuses a repeated header: %s [checklist 11]', async (_name, values) => {
		const headers = values.map((value): [string, string] => ['X-Argyle-Signature', value]);
		expect(findRow(await stage.deliver(await sendOverWire(body, headers)))).toBe('unsigned');
	});

	it('blanks around the value are no part of it in HTTP, so Node has removed them [checklist 5]', async () => {
		const traffic = await sendOverWire(body, [['X-Argyle-Signature', `  ${signature}\t `]]);
		expect(findRow(await stage.deliver(traffic))).toBe('run');
	});

	it('the signature of an empty body does not fit a body that came in late [checklist 20]', async () => {
		const headers: [string, string][] = [['X-Argyle-Signature', sign(Buffer.alloc(0))]];
		expect(findRow(await stage.deliver(await sendOverWire(body, headers)))).toBe('unsigned');
	});
});
