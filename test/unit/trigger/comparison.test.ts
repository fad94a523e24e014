import crypto from 'node:crypto';
import { verifySignature } from '../../../nodes/Argyle/trigger/delivery/signature';
import { body, secret, signature } from '../../support/sample';

const wrongAfter = (bytes: number) => {
	const digest = Buffer.from(signature, 'hex');
	if (bytes < digest.length) digest.writeUInt8(digest.readUInt8(bytes) ^ 0xff, bytes);
	return digest.toString('hex');
};

describe('a digest is compared in constant time', () => {
	afterEach(() => jest.restoreAllMocks());

	it.each([0, 1, 31, 63, 64])(
		'by timingSafeEqual over all 128 digits when the first %i bytes are right [checklist 23]',
		(bytes) => {
			const compare = jest.spyOn(crypto, 'timingSafeEqual');
			verifySignature(body, wrongAfter(bytes), secret);
			// Only watched: the digests and the comparison are the real ones.
			expect(compare.mock.calls.map((sides) => sides.map((side) => side.byteLength))).toEqual([
				[128, 128],
			]);
		},
	);
});
