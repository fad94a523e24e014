// @ts-check
const { join } = require('node:path');
const { ROOT } = require('../../dev/prepare');
const { say, step } = require('../../dev/progress');
const { run: runCommand } = require('../../dev/run');
const { judge, report } = require('../report');
const { percentile } = require('../statistics');
const { CONNECTIONS, sendLoad } = require('./load');
const { openScene } = require('./scene');

/** n8n evaluates expressions in isolates by default (2.40 and later), or in its own process. */
const ENGINES = { 'default (isolates)': {}, legacy: { N8N_EXPRESSION_ENGINE: 'legacy' } };

/** @typedef {{ name: string, rate: number, p50: number, p99: number, unexpected: number }} Found */

/**
 * Measures how many deliveries a real n8n answers with each of the triggers, in turns.
 * @param {import('../main').Options} options
 */
async function run({ rounds, seconds }) {
	const log = join(ROOT, 'reports/build.log');
	await step('Building', () => runCommand('npx', ['gulp', 'build'], { cwd: ROOT, log }));
	const tables = [];
	const verdicts = [];
	for (const [engine, env] of Object.entries(ENGINES)) {
		const found = await measureEngine(engine, env, rounds, seconds);
		tables.push({
			title: `Expression engine: ${engine}, ${CONNECTIONS} connections`,
			rows: found.map(toRow),
		});
		verdicts.push(...compare(engine, found));
	}
	report('throughput', tables, verdicts);
}

/**
 * @param {string} engine
 * @param {NodeJS.ProcessEnv} env
 * @param {number} rounds
 * @param {number} seconds
 * @returns {Promise<Found[]>}
 */
async function measureEngine(engine, env, rounds, seconds) {
	const scene = await step(`Starting n8n, ${engine}`, () => openScene(env));
	try {
		/** @type {Map<string, import('./load').Turn[]>} */
		const turns = new Map(scene.cases.map(({ name }) => [name, []]));
		// The first round warms up: code gets compiled, caches get filled.
		for (let round = 0; round <= rounds; round += 1) {
			for (const one of rotate(scene.cases, round)) {
				const turn = await sendLoad(one, seconds);
				await scene.settle();
				if (round > 0) turns.get(one.name)?.push(turn);
				say(`  round ${round} of ${rounds}, ${one.name}: ${turn.times.length} answers`);
			}
		}
		return [...turns].map(([name, all]) => summarize(name, all));
	} finally {
		await scene.close();
	}
}

/**
 * @template T
 * @param {T[]} entries
 * @param {number} by
 * @returns {T[]} so that no case always follows the same one, or comes first
 */
function rotate(entries, by) {
	const at = by % entries.length;
	return [...entries.slice(at), ...entries.slice(0, at)];
}

/**
 * @param {string} name
 * @param {import('./load').Turn[]} turns
 * @returns {Found}
 */
function summarize(name, turns) {
	const times = turns.flatMap((turn) => turn.times);
	const seconds = turns.reduce((sum, turn) => sum + turn.seconds, 0);
	return {
		name,
		rate: times.length / seconds,
		p50: percentile(times, 0.5),
		p99: percentile(times, 0.99),
		unexpected: turns.reduce((sum, turn) => sum + turn.unexpected, 0),
	};
}

/** @param {Found} found */
function toRow({ name, rate, p50, p99, unexpected }) {
	return {
		case: name,
		'requests/s': rate.toFixed(1),
		'p50 ms': Math.round(p50),
		'p99 ms': Math.round(p99),
		'unexpected answers': unexpected,
	};
}

/**
 * @param {string} engine
 * @param {Found[]} found
 * @returns {string[]}
 */
function compare(engine, found) {
	const rates = Object.fromEntries(found.map(({ name, rate }) => [name, rate]));
	/** @param {string} name @param {string} other */
	const share = (name, other) => (rates[name] ?? 0) / (rates[other] ?? Infinity);
	const genuine = share('ours, genuine', 'smallest trigger');
	const forged = share('ours, forged', 'smallest trigger, no execution');
	const percent = (/** @type {number} */ one) => `${(one * 100).toFixed(0)} %`;
	return [
		judge(
			`${engine}: ours with genuine deliveries at least 95 % of the smallest trigger`,
			genuine >= 0.95,
			percent(genuine),
		),
		judge(
			`${engine}: ours with forged ones at least as fast as the smallest that starts nothing`,
			forged >= 1,
			percent(forged),
		),
	];
}

module.exports = { run };
