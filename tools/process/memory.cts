// @ts-check
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
/** @type {() => void} */
const collectGarbage = runInNewContext('gc');

/** @returns {number} bytes that V8 and buffers hold, garbage included */
function countBytes() {
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/**
 * Runs something and gives by how many bytes memory has grown: `withGarbage` right after it, an upper
 * bound of what it needed when nothing was collected meanwhile; `kept` after a collection.
 * @param {() => Promise<void>} run
 * @returns {Promise<{ withGarbage: number, kept: number }>}
 */
async function measureGrowth(run) {
	collectGarbage();
	const before = countBytes();
	await run();
	const withGarbage = countBytes() - before;
	collectGarbage();
	return { withGarbage, kept: countBytes() - before };
}

/**
 * Measures what is alive while something runs, garbage aside.
 * @returns {{ sample: () => void, highest: () => number }} `sample` when it is worth a look; `highest`: the
 * most bytes above what there was at first
 */
function watchMemory() {
	collectGarbage();
	const before = countBytes();
	let most = 0;
	return {
		sample: () => {
			collectGarbage();
			most = Math.max(most, countBytes() - before);
		},
		highest: () => most,
	};
}

module.exports = { measureGrowth, watchMemory };
