// @ts-check
const { createHmac, randomBytes } = require('node:crypto');
const { join } = require('node:path');
const { ROOT } = require('../../dev/prepare');
const { step } = require('../../dev/progress');
const { median, percentile } = require('../statistics');
const { measureOpenssl, readOpensslVersion } = require('./openssl');
const { measurePositions } = require('./positions');
const { makeEmptyLoop, measureRate, measureSingles } = require('./rates');

/** @typedef {import('../../nodes/Argyle/trigger/delivery/signature')} Signature */

/**
 * @typedef {object} Found
 * @property {{ node: string, openssl: string }} runtime that it was measured in
 * @property {string} baseline the OpenSSL that it was measured beside
 * @property {ReturnType<typeof measureSize>[]} sizes
 * @property {ReturnType<typeof measureMalformed>} malformed
 * @property {ReturnType<typeof measurePositions>} positions
 */

const SIZES = [250, 2_000, 5_000, 10_000, 50_000, 1_000_000];
const SINGLE_RUNS = 20_000;
/** Enough work between two looks at the clock that these do not count. */
const BATCH_BYTES = 1_000_000;

/**
 * Measures the built package, in turns with what it is held against.
 * @param {number} rounds
 * @param {number} seconds a turn
 * @returns {Promise<Found>}
 */
async function measure(rounds, seconds) {
	/** @type {Signature} */
	const signature = require(join(ROOT, 'dist/nodes/Argyle/trigger/delivery/signature.js'));
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

module.exports = { measure };
