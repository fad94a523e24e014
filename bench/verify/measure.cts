import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ROOT } from '../../tools/root.cts';
import { step } from '../../tools/process/progress.cts';
import { median, percentile } from '../statistics.cts';
import { measureOpenssl, readOpensslVersion } from './openssl.cts';
import { measurePositions } from './positions.cts';
import { makeEmptyLoop, measureRate, measureSingles } from './rates.cts';

type Signature = typeof import('../../nodes/Argyle/trigger/delivery/signature');

export interface Found {
	/** That it was measured in. */
	runtime: { node: string; openssl: string };
	/** The OpenSSL of the comparison. */
	baseline: string;
	sizes: ReturnType<typeof measureSize>[];
	malformed: ReturnType<typeof measureMalformed>;
	positions: ReturnType<typeof measurePositions>;
}

const SIZES = [250, 2_000, 5_000, 10_000, 50_000, 1_000_000];
const SINGLE_RUNS = 20_000;
/** Enough work between two readings of the clock that these do not count. */
const BATCH_BYTES = 1_000_000;

/**
 * Measures the built package, in turns with what it is held against.
 * @param seconds a turn
 */
export async function measure(rounds: number, seconds: number): Promise<Found> {
	const signature: Signature = require(
		join(ROOT, 'dist/nodes/Argyle/trigger/delivery/signature.js'),
	);
	const sizes = [];
	for (const size of SIZES) {
		const title = `${size} bytes`;
		sizes.push(await step(title, async () => measureSize(signature, size, rounds, seconds)));
	}
	const malformed = measureMalformed(signature);
	const positions = await step('Where the first wrong byte is', async () =>
		measurePositions(signature),
	);
	const { node, openssl } = process.versions;
	const baseline = readOpensslVersion();
	return { runtime: { node, openssl }, baseline, sizes, malformed, positions };
}

/** @param code under test */
function measureSize(
	{ readSignature, verifySignature }: Signature,
	bytes: number,
	rounds: number,
	seconds: number,
) {
	const body = randomBytes(bytes);
	const secret = randomBytes(32).toString('hex');
	const header = createHmac('sha512', secret).update(body).digest('hex');
	const ours = () => {
		const given = readSignature(header);
		return given !== null && verifySignature(body, given, secret);
	};
	const bare = () => createHmac('sha512', secret).update(body).digest().length === 64;
	const batch = Math.max(1, Math.round(BATCH_BYTES / (bytes + 1_000)));
	const singles = Math.min(SINGLE_RUNS, Math.ceil(2e9 / bytes));
	const idle = makeEmptyLoop(median(measureSingles(ours, singles)));
	const turns = Array.from({ length: rounds }, () => ({
		ours: measureRate(ours, batch, seconds),
		bare: measureRate(bare, batch, seconds),
		openssl: measureOpenssl(bytes, seconds),
		times: measureSingles(ours, singles),
		bareTimes: measureSingles(bare, singles),
		idleTimes: measureSingles(idle, singles),
	}));
	return {
		bytes,
		ours: median(turns.map((turn) => turn.ours)),
		bare: median(turns.map((turn) => turn.bare)),
		openssl: median(turns.map((turn) => turn.openssl)),
		toBare: median(turns.map((turn) => turn.ours / turn.bare)),
		toOpenssl: median(turns.map((turn) => turn.ours / turn.openssl)),
		p50: median(turns.map(({ times }) => percentile(times, 0.5))),
		p99: median(turns.map(({ times }) => percentile(times, 0.99))),
		bareP99: median(turns.map(({ bareTimes }) => percentile(bareTimes, 0.99))),
		idleP50: median(turns.map(({ idleTimes }) => percentile(idleTimes, 0.5))),
		idleP99: median(turns.map(({ idleTimes }) => percentile(idleTimes, 0.99))),
	};
}

/** @param code under test */
function measureMalformed({ readSignature }: Signature) {
	const good = randomBytes(64).toString('hex');
	const headers: [string, unknown][] = [
		['missing', undefined],
		['empty', ''],
		['a digit short', good.slice(1)],
		['in capitals', good.toUpperCase()],
		['two, joined by Node', `${good}, ${good}`],
		['16 KB of digits', good.repeat(128)],
	];
	return headers.map(([name, header]) => {
		const rate = measureRate(() => readSignature(header) === null, 100_000, 0.2);
		return { header: name, 'ns each': Math.round(1e9 / rate) };
	});
}
