import { verifySignature } from '../../../nodes/Argyle/trigger/delivery/signature';
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

it('a secret is not trimmed: the spaces around it are part of it [checklist 14]', () => {
	expect(verifySignature(body, sign(body, 'secret'), ' secret ')).toBe(false);
});
