// @ts-check
const { parseArgs } = require('node:util');
const { prepare } = require('../dev/prepare');
const { describeFailure } = require('../dev/problem');
const { say } = require('../dev/progress');

/**
 * @typedef {object} Options
 * @property {number} rounds how often each case has its turn
 * @property {number} seconds how long a turn takes
 * @property {number} [items] how many of what is measured
 */

/**
 * @typedef {object} Bench
 * @property {() => { run: (options: Options) => Promise<void> }} load
 * @property {Options} defaults
 */

/** @type {Record<string, Bench>} */
const BENCHES = {
	verify: { load: () => require('./verify'), defaults: { rounds: 5, seconds: 0.5 } },
	throughput: { load: () => require('./throughput'), defaults: { rounds: 6, seconds: 3 } },
	poll: { load: () => require('./poll'), defaults: { rounds: 1, seconds: 0 } },
	bulk: { load: () => require('./bulk'), defaults: { rounds: 2, seconds: 0, items: 400 } },
	queries: { load: () => require('./queries'), defaults: { rounds: 20, seconds: 0 } },
};

/**
 * Runs one benchmark and prints its tables; they are also in reports/.
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
async function main(args) {
	try {
		const { positionals, values } = parseArgs({
			args,
			allowPositionals: true,
			options: {
				rounds: { type: 'string' },
				seconds: { type: 'string' },
				items: { type: 'string' },
			},
		});
		const bench = BENCHES[positionals[0] ?? ''];
		if (bench === undefined) {
			say(`Name a benchmark: ${Object.keys(BENCHES).join(', ')}.`);
			return 1;
		}
		await prepare();
		const { rounds, seconds, items } = bench.defaults;
		await bench.load().run({
			rounds: Number(values.rounds ?? rounds),
			seconds: Number(values.seconds ?? seconds),
			...(items && { items: Number(values.items ?? items) }),
		});
		return 0;
	} catch (error) {
		say(describeFailure(error));
		return 1;
	}
}

module.exports = { main };
