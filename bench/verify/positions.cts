import { createHmac, randomBytes } from 'node:crypto';
import { mean, median } from 'simple-statistics';
import { fitSlope } from '../statistics.cts';

const BODY_BYTES = 250;
const DIGEST_BYTES = 64;
const ROUNDS = 4_000;
/** Runs between two readings of the clock; with the rounds 200,000 for each place. */
const BATCH = 50;

/**
 * Measures whether the time of a refusal shows how many bytes of a forged signature are right. The
 * places take turns and each counts with the median of its batches, so other work of the machine
 * affects all of them alike.
 * @returns `trend`: by how much the straight line through all places rises from the first to the last,
 * as a share of the mean
 */
export function measurePositions({
	verifySignature,
}: typeof import('../../nodes/Argyle/trigger/delivery/signature')): {
	rows: Record<string, string | number>[];
	trend: number;
} {
	const body = randomBytes(BODY_BYTES);
	const secret = randomBytes(32).toString('hex');
	const digest = createHmac('sha512', secret).update(body).digest();
	const places = Array.from({ length: DIGEST_BYTES + 1 }, (_, right) => {
		const given = Buffer.from(digest);
		if (right < DIGEST_BYTES) given.writeUInt8(given.readUInt8(right) ^ 0xff, right);
		const batches: number[] = [];
		return { given: given.toString('hex'), batches };
	});
	for (let round = 0; round < ROUNDS; round += 1) {
		// Each round starts at another place, so that a periodic timer does not always hit the same one.
		for (let at = 0; at < places.length; at += 1) {
			const { given, batches } = places[(at + round) % places.length] ?? { given: '', batches: [] };
			const start = process.hrtime.bigint();
			for (let run = 0; run < BATCH; run += 1) verifySignature(body, given, secret);
			batches.push(Number(process.hrtime.bigint() - start) / 1_000 / BATCH);
		}
	}
	const times = places.map(({ batches }) => median(batches));
	const middle = mean(times);
	const rows = [0, 1, 16, 32, 48, 63, DIGEST_BYTES].map((right) => ({
		'right bytes before it': right === DIGEST_BYTES ? 'all (genuine)' : right,
		'µs each': (times[right] ?? 0).toFixed(3),
		'difference from the mean': `${((((times[right] ?? 0) - middle) / middle) * 100).toFixed(2)} %`,
	}));
	const { slope } = fitSlope(times.map((time, at) => [at, time]));
	return { rows, trend: (slope * DIGEST_BYTES) / middle };
}
