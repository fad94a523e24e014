import { signBody, verifySignature } from '../../../nodes/Argyle/trigger/delivery/signature';
import { body, sign } from '../../support/sample';

describe('a blank secret verifies nothing, not even what is signed with it [checklist 13]', () => {
	it.each([
		['empty', ''],
		['a space', ' '],
		['spaces', '    '],
		['a tab', '\t'],
		['a line end', '\n'],
		['Windows line ends', '\r\n\r\n'],
		['a no-break space', '\u00a0'],
		['a byte order mark', '\uFEFF'],
		['a Unicode line separator', '\u2028'],
	])('%s', (_name, blank) => {
		expect(verifySignature(body, sign(body, blank), blank)).toBe(false);
	});
});

describe('any other secret signs and verifies as UTF-8 text [checklist 14]', () => {
	const secrets = [
		['one character', 'k'],
		['with a line end', 'secret\n'],
		['with spaces around it', ' secret '],
		['4 KB', 'k'.repeat(4_096)],
		['Unicode, composed', 'caf\u00e9'],
		['Unicode, decomposed', 'cafe\u0301'],
		['beyond the basic plane', '\u{1f511}'],
		['with a NUL inside', 'before\0after'],
		['with half of a surrogate pair', 'a\ud800b'],
	] as const;

	it.each(secrets)('%s', (_name, key) => {
		expect(verifySignature(body, sign(body, key), key)).toBe(true);
		expect(signBody(body, key)).toBe(sign(body, key));
	});

	it('none of them verifies what another has signed', () => {
		const keys = secrets.map(([, key]) => key);
		const confused = keys.flatMap((key) =>
			keys.filter((other) => other !== key && verifySignature(body, sign(body, other), key)),
		);
		expect(confused).toEqual([]);
	});

	it('a secret is not trimmed: the spaces around it are part of it', () => {
		expect(verifySignature(body, sign(body, 'secret'), ' secret ')).toBe(false);
	});
});
