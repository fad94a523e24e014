import crypto from 'node:crypto';
import { readSignature, verifySignature } from '../../../nodes/Argyle/webhook/signature';
import { body, secret, signature } from './sample';

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

	it('a malformed header is refused without any hashing [checklist 28]', () => {
		const hash = jest.spyOn(crypto, 'createHmac');
		for (const header of [undefined, '', `${signature}0`, signature.toUpperCase(), [signature]]) {
			expect(readSignature(header)).toBeNull();
		}
		expect(hash).not.toHaveBeenCalled();
	});
});

it('takes the same time wherever the first wrong byte is [checklist 23]', () => {
	const small = body.subarray(0, 250);
	const digest = crypto.createHmac('sha512', secret).update(small).digest();
	const candidates = Array.from({ length: 65 }, (_, right) => {
		const wrong = Buffer.from(digest);
		if (right < 64) wrong.writeUInt8(wrong.readUInt8(right) ^ 0xff, right);
		return { given: wrong.toString('hex'), batches: new Array<number>() };
	});

	// Taken in turns, and the quietest batches compared: what else the machine does hits all alike.
	for (let round = 0; round < 200; round += 1) {
		for (const { given, batches } of candidates) {
			const start = performance.now();
			for (let run = 0; run < 20; run += 1) verifySignature(small, given, secret);
			batches.push(performance.now() - start);
		}
	}

	const quiet = candidates.map(({ batches }) => {
		const quarter = batches.sort((a, b) => a - b).slice(0, batches.length / 4);
		return quarter.reduce((sum, one) => sum + one, 0) / quarter.length;
	});
	const mean = quiet.reduce((sum, one) => sum + one, 0) / quiet.length;
	const slope = fitSlope(quiet);
	// Over all of it, an early exit would show as a trend; a single odd batch does not.
	expect(Math.abs(slope * 64) / mean).toBeLessThan(0.03);
});

/** The slope of the straight line through values at 0, 1, 2 … (least squares). */
function fitSlope(values: number[]): number {
	const middle = (values.length - 1) / 2;
	const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
	const up = values.reduce((sum, one, at) => sum + (at - middle) * (one - mean), 0);
	const across = values.reduce((sum, _one, at) => sum + (at - middle) ** 2, 0);
	return up / across;
}
