// @ts-check
const { join } = require('node:path');
const { ROOT } = require('../../dev/prepare');
const { say, step } = require('../../dev/progress');
const { run: runCommand } = require('../../dev/run');
const { openWorld } = require('../../test/e2e/harness/world');
const { judge, report } = require('../report');
const { listCases } = require('./cases');
const { createTurns } = require('./turn');

const LIMIT = 50;

/** What the others are compared with. */
const SERIAL = 'ours in a loop, one at a time';

/**
 * @typedef {import('./turn').Turn} Turn
 * @typedef {import('./cases').Case & { turns: Turn[] }} Measured
 */

/**
 * Has one n8n delete many accounts in several ways, in turns, at a simulator with Argyle's limit.
 * @param {import('../main').Options} options
 */
async function run({ rounds, items = 400 }) {
	const log = join(ROOT, 'reports/build.log');
	await step('Building', () => runCommand('npx', ['gulp', 'build'], { cwd: ROOT, log }));
	const world = await step('Starting n8n', () => openWorld({ env: { N8N_LOG_LEVEL: 'error' } }));
	try {
		world.argyle.settings.rateLimit = LIMIT;
		const measured = await measure(world, rounds, items);
		const title = `${items} accounts, rounds: ${rounds}, at ${LIMIT} requests a second`;
		report(
			'bulk',
			[{ title, rows: measured.map((one) => toRow(one, measured)) }],
			judgeAll(measured),
		);
	} finally {
		await world.close();
	}
}

/**
 * @param {import('../../test/e2e/harness/world').World} world
 * @param {number} rounds
 * @param {number} items
 * @returns {Promise<Measured[]>}
 */
async function measure(world, rounds, items) {
	/** @type {Measured[]} */
	const measured = listCases(world.argyle.url).map((one) => ({ ...one, turns: [] }));
	const turns = await Promise.all(
		measured.map(async (one) => ({ ...one, take: await createTurns(world, one) })),
	);
	// A few first: the first run of a node loads it.
	for (const { take } of turns) await take(2);
	for (let round = 1; round <= rounds; round += 1) {
		for (const { name, take, turns: all } of turns) {
			const turn = await take(items);
			all.push(turn);
			say(
				`  round ${round} of ${rounds}, ${name}: ${turn.deleted} in ${turn.seconds.toFixed(1)} s`,
			);
		}
	}
	return measured;
}

/**
 * @param {Measured} one
 * @param {keyof Omit<Turn, 'succeeded'>} name
 */
function total({ turns }, name) {
	return turns.reduce((sum, turn) => sum + turn[name], 0);
}

/**
 * @param {Measured} one
 * @param {Measured[]} all
 */
function toRow(one, all) {
	const { name, turns } = one;
	const seconds = total(one, 'seconds');
	const serial = all.find((other) => other.name === SERIAL) ?? one;
	/** @param {Measured} some */
	const pace = (some) => total(some, 'deleted') / total(some, 'seconds');
	const items = total(one, 'deleted') + total(one, 'kept');
	return {
		case: name,
		'deleted %': ((100 * total(one, 'deleted')) / items).toFixed(0),
		'deletes/s ÷ our loop': (pace(one) / pace(serial)).toFixed(2),
		deleted: total(one, 'deleted'),
		lost: total(one, 'kept'),
		'429s': total(one, 'refused'),
		requests: total(one, 'requests'),
		seconds: seconds.toFixed(1),
		'requests/s of the whole run': (total(one, 'requests') / seconds).toFixed(1),
		'n8n says': turns.every(({ succeeded }) => succeeded) ? 'success' : 'error',
	};
}

/** @param {Measured[]} measured */
function judgeAll(measured) {
	const ours = measured.filter(({ isOurs }) => isOurs);
	return ours.flatMap((one) => {
		const rate = total(one, 'requests') / total(one, 'sending');
		return [
			judge(`${one.name}: nothing lost`, total(one, 'kept') === 0, `${total(one, 'kept')} lost`),
			judge(
				`${one.name}: no request turned away for the limit`,
				total(one, 'refused') === 0,
				`${total(one, 'refused')} of ${total(one, 'requests')}`,
			),
			judge(
				`${one.name}: at least 45 requests a second, from the first one to the end of the run`,
				rate >= 45,
				rate.toFixed(1),
			),
		];
	});
}

module.exports = { run };
