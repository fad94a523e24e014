// @ts-check
const { join } = require('node:path');
const { ROOT } = require('../../dev/prepare');
const { say, step } = require('../../dev/progress');
const { run: runCommand } = require('../../dev/run');
const { judge, report } = require('../report');
const { percentile } = require('../statistics');
const { CONNECTIONS, sendLoad } = require('./load');
const { readProcessorSeconds } = require('./processor');
const { openScene } = require('./scene');

/** n8n evaluates expressions in isolates by default (2.40 and later), or in its own process. */
const ENGINES = { 'default (isolates)': {}, legacy: { N8N_EXPRESSION_ENGINE: 'legacy' } };

/** @typedef {import('./load').Turn & { processor: number }} Turn `processor`: seconds, in n8n */
/** @typedef {Map<string, Turn[]>} Turns of each case, in the order of the rounds */

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
		const turns = await measureEngine(engine, env, rounds, seconds);
		tables.push({
			title: `Expression engine: ${engine}, ${CONNECTIONS} connections`,
			rows: [...turns].map(([name, all]) => toRow(name, all)),
		});
		verdicts.push(...compare(engine, turns));
	}
	report('throughput', tables, verdicts);
}

/**
 * @param {string} engine
 * @param {NodeJS.ProcessEnv} env
 * @param {number} rounds
 * @param {number} seconds
 * @returns {Promise<Turns>}
 */
async function measureEngine(engine, env, rounds, seconds) {
	const scene = await step(`Starting n8n, ${engine}`, () => openScene(env));
	try {
		/** @type {Turns} */
		const turns = new Map(scene.cases.map(({ name }) => [name, []]));
		// The first round warms up: code gets compiled, caches get filled.
		for (let round = 0; round <= rounds; round += 1) {
			for (const one of rotate(scene.cases, round)) {
				const before = readProcessorSeconds(scene.n8n.pid());
				const turn = await sendLoad(one, seconds);
				await scene.settle();
				const processor = readProcessorSeconds(scene.n8n.pid()) - before;
				if (round > 0) turns.get(one.name)?.push({ ...turn, processor });
				say(`  round ${round} of ${rounds}, ${one.name}: ${turn.times.length} answers`);
			}
		}
		return turns;
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
 * @param {Turn[]} turns
 */
function toRow(name, turns) {
	const times = turns.flatMap((turn) => turn.times);
	/** @param {(turn: Turn) => number} read */
	const total = (read) => turns.reduce((sum, turn) => sum + read(turn), 0);
	return {
		case: name,
		'requests/s': (times.length / total(({ seconds }) => seconds)).toFixed(1),
		'p50 ms': Math.round(percentile(times, 0.5)),
		'p99 ms': Math.round(percentile(times, 0.99)),
		"n8n's processor ms each": (
			(1_000 * total(({ processor }) => processor)) /
			times.length
		).toFixed(1),
		'unexpected answers': total(({ unexpected }) => unexpected),
	};
}

/**
 * @param {string} engine
 * @param {Turns} turns
 * @returns {string[]}
 */
function compare(engine, turns) {
	/** @param {Turn[]} [all] */
	const rate = (all = []) =>
		all.reduce((sum, { times }) => sum + times.length, 0) /
		all.reduce((sum, turn) => sum + turn.seconds, 0);
	// The turns of a round follow each other, so a busy minute of the machine weighs on all cases.
	/** @param {string} name @param {string} other */
	const share = (name, other) => rate(turns.get(name)) / rate(turns.get(other));
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
