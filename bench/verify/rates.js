// @ts-check
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
 * Measures each run by the clock on the wall.
 * @param {() => boolean} work
 * @param {number} runs
 * @returns {number[]} microseconds
 */
function measureSingles(work, runs) {
	return Array.from({ length: runs }, () => {
		const start = process.hrtime.bigint();
		work();
		return Number(process.hrtime.bigint() - start) / 1_000;
	});
}

module.exports = { measureRate, measureSingles };
