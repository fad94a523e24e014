// A separate program, run by n8n's Node: `measure.cts rounds seconds` prints its measurements as JSON.
import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { median } from 'simple-statistics';
import { Bench } from 'tinybench';
import { ROOT } from '../../tools/root.cts';
import { describeFailure } from '../../tools/process/problem.cts';
import { measureOpenssl, readOpensslVersion } from './openssl.cts';
import { measurePositions } from './positions.cts';

type Signature = typeof import('../../nodes/Argyle/trigger/delivery/signature');

export type Measured = ReturnType<typeof measure>;

const SIZES = [250, 2_000, 5_000, 10_000, 50_000, 1_000_000];

const HEADERS_A_SAMPLE = 1_000;

/**
 * Measures the built package, in turns with what it is compared with.
 * @param seconds a turn
 */
function measure(rounds: number, seconds: number) {
	const signature: Signature = require(
		join(ROOT, 'dist/nodes/Argyle/trigger/delivery/signature.js'),
	);
	const { node, openssl } = process.versions;
	return {
		runtime: { node, openssl },
		/** The OpenSSL on the PATH. */
		openssl: readOpensslVersion(),
		sizes: SIZES.map((bytes) => measureSize(signature, bytes, rounds, seconds)),
		malformed: measureMalformed(signature, seconds),
		positions: measurePositions(signature),
	};
}

/**
 * Times pieces of work, one after the other.
 * @param work returns false when it has failed
 * @param seconds for each
 * @returns gives the times of a piece in milliseconds, such as `p50`
 */
function time(work: Record<string, () => boolean>, seconds: number) {
	const bench = new Bench({ time: seconds * 1_000, throws: true, subtractTimerOverhead: true });
	for (const [name, run] of Object.entries(work)) {
		bench.add(name, () => {
			if (!run()) throw new Error(`${name} failed`);
		});
	}
	bench.runSync();
	return (name: string) => {
		const result = bench.getTask(name)?.result;
		if (result?.state !== 'completed') throw new Error(`${name} was not measured`);
		return result.latency;
	};
}

/** Rates come from the median run: other work on the machine slows single runs, but not the median. */
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
	const turns = Array.from({ length: rounds }, () => {
		const latency = time({ ours, bare }, seconds);
		const openssl = measureOpenssl(bytes, seconds);
		return { ours: latency('ours'), bare: latency('bare'), openssl };
	});
	const over = (read: (turn: (typeof turns)[number]) => number) => median(turns.map(read));
	return {
		bytes,
		ours: over((turn) => 1e3 / turn.ours.p50),
		bare: over((turn) => 1e3 / turn.bare.p50),
		openssl: over((turn) => turn.openssl),
		toBare: over((turn) => turn.bare.p50 / turn.ours.p50),
		toOpenssl: over((turn) => 1e3 / turn.ours.p50 / turn.openssl),
		/** Microseconds. */
		p50: over((turn) => turn.ours.p50 * 1e3),
		p99: over((turn) => turn.ours.p99 * 1e3),
		bareP99: over((turn) => turn.bare.p99 * 1e3),
	};
}

function measureMalformed({ readSignature }: Signature, seconds: number) {
	const good = randomBytes(64).toString('hex');
	const headers: Record<string, unknown> = {
		missing: undefined,
		empty: '',
		'a digit short': good.slice(1),
		'in capitals': good.toUpperCase(),
		'two, joined by Node': `${good}, ${good}`,
		'16 KB of digits': good.repeat(128),
	};
	// From a list: of a constant the compiler would check one, and the clock shows no less than a thousand.
	const refuse = (header: unknown) => {
		const list = new Array<unknown>(HEADERS_A_SAMPLE).fill(header);
		return () => list.every((one) => readSignature(one) === null);
	};
	const work = Object.entries(headers).map(([name, header]) => [name, refuse(header)]);
	const latency = time(Object.fromEntries(work), seconds);
	return Object.keys(headers).map((name) => ({
		header: name,
		'ns each': Math.round((latency(name).p50 * 1e6) / HEADERS_A_SAMPLE),
	}));
}

try {
	const [rounds = 1, seconds = 1] = process.argv.slice(2).map(Number);
	process.stdout.write(JSON.stringify(measure(rounds, seconds)));
} catch (error) {
	process.stderr.write(describeFailure(error));
	process.exitCode = 1;
}
