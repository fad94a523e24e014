import crypto from 'node:crypto';
import { forgeries } from '../../../tools/n8n/world/forgeries.cts';
import { body, payload, secret, sign, signature } from '../../support/sample';
import { createListeningStage, findRow, genuine, signed } from './listening';
import { sendOverWire } from './wire.cts';

const stage = createListeningStage();
const { apiKeySecret } = stage.credentials.data;
const sample = {
	body,
	signature,
	secret,
	otherSecret: 'cd'.repeat(32),
	apiKeySecret: String(apiKeySecret),
};

describe('over a real socket', () => {
	it.each(forgeries)(
		'refuses a forgery: %s [checklist 10] [checklist 11]',
		async (_name, forge) => {
			const forgery = forge(sample);
			const traffic = await sendOverWire(forgery.body, forgery.headers);
			expect(findRow(await stage.deliver(traffic))).toBe('unsigned');
		},
	);

	it.each(['X-Argyle-Signature', 'x-argyle-signature', 'X-aRGYLE-sIGNATURE'])(
		'reads the signature from %s [checklist 12]',
		async (name) => {
			const answer = await stage.deliver(await sendOverWire(body, [[name, signature]]));
			expect(findRow(answer)).toBe('run');
		},
	);

	it.each(['X_Argyle_Signature', 'Argyle-Signature', 'X-Hub-Signature', 'Authorization'])(
		'does not read it from %s [checklist 12]',
		async (name) => {
			const answer = await stage.deliver(await sendOverWire(body, [[name, signature]]));
			expect(findRow(answer)).toBe('unsigned');
		},
	);

	it('ignores blanks around the value, which Node removes as HTTP says [checklist 5]', async () => {
		const traffic = await sendOverWire(body, [['X-Argyle-Signature', `  ${signature}\t `]]);
		expect(findRow(await stage.deliver(traffic))).toBe('run');
	});

	it('refuses the signature of an empty body for a body that came late [checklist 20]', async () => {
		const headers: [string, string][] = [['X-Argyle-Signature', sign(Buffer.alloc(0))]];
		expect(findRow(await stage.deliver(await sendOverWire(body, headers)))).toBe('unsigned');
	});
});

it('verifies nothing if n8n has kept no raw bytes [checklist 18]', async () => {
	const written = Buffer.from(JSON.stringify(payload));
	const { headers } = genuine(written);
	expect(findRow(await stage.deliver({ headers, rawBody: written }))).toBe('run');
	expect(findRow(await stage.deliver({ headers, body: payload }))).toBe('unsigned');
	const empty = genuine(Buffer.from('{}')).headers;
	expect(findRow(await stage.deliver({ headers: empty }))).toBe('unsigned');
});

it('hashes nothing for a malformed signature [checklist 28]', async () => {
	const hash = jest.spyOn(crypto, 'createHmac');
	for (const header of [undefined, '', `${signature}0`, [signature]]) {
		expect(findRow(await stage.deliver(signed(body, header)))).toBe('unsigned');
	}
	expect(hash).not.toHaveBeenCalled();
	await stage.deliver(genuine(body));
	expect(hash).toHaveBeenCalled();
	hash.mockRestore();
});

it.each([undefined, 'text/plain', 'application/vnd.argyle+json; charset=utf-16'])(
	'ignores the content type: %p [checklist 18]',
	async (type) => {
		const headers = { 'content-type': type, 'x-argyle-signature': signature };
		expect(findRow(await stage.deliver({ rawBody: body, headers }))).toBe('run');
	},
);
