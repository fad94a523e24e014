// @ts-check
const { median } = require('../statistics');

/**
 * Measures how often something can be done. Processor time, so that other work on the machine does not
 * count.
 * @param {() => boolean} work gives false when it has gone wrong
 * @param {number} batch how often between two looks at the clock
 * @param {number} seconds of processor time
 * @returns {number} runs a second of processor time
 */
function measureRate(work, batch, seconds) {
	const start = process.cpuUsage();
	for (let runs = batch; ; runs += batch) {
		for (let one = 0; one < batch; one += 1) {
			if (!work()) throw new Error('What is measured does not work');
		}
		const { user, system } = process.cpuUsage(start);
		const spent = (user + system) / 1e6;
		if (spent >= seconds) return runs / spent;
	}
}

/**
 * Measures each run by the clock on the wall. The times go into a typed array: as numbers of their own
 * they would fill the heap, and its cleaning would be measured too.
 * @param {() => boolean} work
 * @param {number} runs
 * @returns {Float64Array} microseconds
 */
function measureSingles(work, runs) {
	const times = new Float64Array(runs);
	for (let at = 0; at < runs; at += 1) {
		const start = process.hrtime.bigint();
		work();
		times[at] = Number(process.hrtime.bigint() - start) / 1_000;
	}
	return times;
}

/**
 * Gives an empty loop that takes as long as some work does: what the machine does meanwhile hits both
 * alike, and so tells itself from the work.
 * @param {number} microseconds that half of its runs should stay below
 * @returns {() => boolean}
 */
function makeEmptyLoop(microseconds) {
	let turns = 1_000;
	const loop = () => {
		let left = turns;
		while (left > 0) left -= 1;
		return left === 0;
	};
	// The first aims at a loop that is still being compiled.
	for (let tries = 0; tries < 5; tries += 1) {
		turns = Math.ceil((turns * microseconds) / median(measureSingles(loop, 2_000)));
	}
	return loop;
}

module.exports = { makeEmptyLoop, measureRate, measureSingles };
