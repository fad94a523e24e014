// @ts-check
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { until } = require('../../dev/wait');
const { readUsage } = require('../../test/real/usage');

const MEGABYTE = 1024 * 1024;

/**
 * @typedef {object} Sample of a process that has nothing to do
 * @property {number} heap megabytes of JavaScript objects after a garbage collection
 * @property {number} buffers megabytes outside of the heap that objects hold
 * @property {number} resident megabytes of the whole process
 * @property {number} descriptors open files and sockets
 */
/**
 * @typedef {{ memory?: NodeJS.MemoryUsage, uncaught?: string, warning?: string }} Line
 * @typedef {ReturnType<typeof createMemoryProbe>} MemoryProbe
 */

/**
 * The means to look into n8n's memory (probe.js).
 * @param {string} folder for the probe's file
 */
function createMemoryProbe(folder) {
	const file = join(folder, 'probe.log');

	/** @returns {Line[]} */
	const readLines = () =>
		existsSync(file)
			? readFileSync(file, 'utf8')
					.split('\n')
					.filter((line) => line !== '')
					.map((line) => JSON.parse(line))
			: [];
	const readMemory = () => readLines().flatMap(({ memory }) => memory ?? []);

	return {
		/** What n8n's environment needs. */
		env: { NODE_OPTIONS: `--require ${join(__dirname, 'probe.js')}`, SOAK_PROBE: file },

		/**
		 * Has n8n collect its garbage, and gives what is left.
		 * @param {number | undefined} pid of n8n
		 * @returns {Promise<Sample>}
		 */
		sample: async (pid) => {
			if (pid === undefined) throw new Error('n8n has ended');
			const before = readMemory().length;
			process.kill(pid, 'SIGUSR2');
			const memory = await until("The answer of n8n's memory probe", () => readMemory()[before]);
			const { megabytes, descriptors } = readUsage(pid);
			return {
				heap: memory.heapUsed / MEGABYTE,
				buffers: memory.external / MEGABYTE,
				resident: megabytes,
				descriptors,
			};
		},

		/** @returns {string[]} exceptions and rejections that nobody caught, and Node's warnings */
		readTroubles: () => readLines().flatMap(({ uncaught, warning }) => uncaught ?? warning ?? []),
	};
}

module.exports = { createMemoryProbe };
