// @ts-check
const { createHmac, randomBytes } = require('node:crypto');
const { join } = require('node:path');
const { ROOT } = require('../../dev/prepare');
const { run: runCommand } = require('../../dev/run');
const { step } = require('../../dev/progress');
const { judge, report } = require('../report');
const { median, percentile } = require('../statistics');
const { measureOpenssl } = require('./openssl');
const { measureRate, measureSingles } = require('./rates');
const { measurePositions } = require('./positions');

/** @typedef {import('../../nodes/Argyle/webhook/signature')} Signature */

const SIZES = [250, 2_000, 5_000, 10_000, 50_000, 1_000_000];
const SINGLE_RUNS = 20_000;
/** Enough work between two looks at the clock that these do not count. */
const BATCH_BYTES = 1_000_000;

/**
 * Measures the check of a signature beside a bare node:crypto loop and OpenSSL's own benchmark, in
 * turns. Rates are per second of processor time; single times are by the clock on the wall.
 * @param {import('../main').Options} options
 */
async function run({ rounds, seconds }) {
	const log = join(ROOT, 'reports/build.log');
	await step('Building', () => runCommand('npx', ['gulp', 'build'], { cwd: ROOT, log }));
	/** @type {Signature} */
	const signature = require(join(ROOT, 'dist/nodes/Argyle/webhook/signature.js'));
	const rows = [];
	for (const size of SIZES) {
		const title = `${size} bytes`;
		rows.push(await step(title, async () => measureSize(signature, size, rounds, seconds)));
	}
	const malformed = measureMalformed(signature);
	const positions = await step('Where the first wrong byte is', async () =>
		measurePositions(signature),
	);
	const at = Object.fromEntries(rows.map((row) => [row.bytes, row]));
	report(
		'verify',
		[
			{ title: 'Checking a signature', rows: rows.map(toRow) },
			{ title: 'Refusing a malformed one, whatever the body', rows: malformed },
			{ title: 'Refusing a wrong one of 250 bytes, by its first wrong byte', rows: positions.rows },
		],
		[
			judge(
				"at 50 KB at least 90 % of OpenSSL's rate",
				(at[50_000]?.toOpenssl ?? 0) >= 0.9,
				toPercent(at[50_000]?.toOpenssl ?? 0),
			),
			judge(
				'at 5 KB 99 % of the checks take at most 30 µs',
				(at[5_000]?.p99 ?? Infinity) <= 30,
				`${at[5_000]?.p99.toFixed(1)} µs`,
			),
			judge(
				'the time does not tell how much of a signature is right: less than 3 % of trend',
				Math.abs(positions.trend) < 0.03,
				toPercent(positions.trend),
			),
		],
	);
}

/**
 * @param {Signature} code under test
 * @param {number} bytes
 * @param {number} rounds
 * @param {number} seconds
 */
function measureSize({ readSignature, verifySignature }, bytes, rounds, seconds) {
	const body = randomBytes(bytes);
	const secret = randomBytes(32).toString('hex');
	const header = createHmac('sha512', secret).update(body).digest('hex');
	const ours = () => {
		const given = readSignature(header);
		return given !== null && verifySignature(body, given, secret);
	};
	const bare = () => createHmac('sha512', secret).update(body).digest().length === 64;
	const batch = Math.max(1, Math.round(BATCH_BYTES / (bytes + 1_000)));
	const turns = Array.from({ length: rounds }, () => ({
		ours: measureRate(ours, batch, seconds),
		bare: measureRate(bare, batch, seconds),
		openssl: measureOpenssl(bytes, seconds),
		times: measureSingles(ours, Math.min(SINGLE_RUNS, Math.ceil(2e9 / bytes))),
		bareTimes: measureSingles(bare, Math.min(SINGLE_RUNS, Math.ceil(2e9 / bytes))),
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
	};
}

/** @param {ReturnType<typeof measureSize>} row */
function toRow({ bytes, ours, bare, openssl, toBare, toOpenssl, p50, p99, bareP99 }) {
	const rate = (/** @type {number} */ one) => Math.round(one).toLocaleString('en');
	return {
		bytes: bytes.toLocaleString('en'),
		'ours/s': rate(ours),
		'node:crypto/s': rate(bare),
		'OpenSSL/s': rate(openssl),
		'ours MB/s': Math.round((ours * bytes) / 1e6),
		'of node:crypto': toPercent(toBare),
		'of OpenSSL': toPercent(toOpenssl),
		'p50 µs': p50.toFixed(1),
		'p99 µs': p99.toFixed(1),
		'node:crypto p99 µs': bareP99.toFixed(1),
	};
}

/** @param {Signature} code under test */
function measureMalformed({ readSignature }) {
	const good = randomBytes(64).toString('hex');
	/** @type {[string, unknown][]} */
	const headers = [
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

/** @param {number} share */
function toPercent(share) {
	return `${(share * 100).toFixed(1)} %`;
}

module.exports = { run };
