// @ts-check
const { describeFailure } = require('../problem');
const { say } = require('../progress');

/**
 * Collects what has to be undone at the end, whatever end it is.
 */
function createCleanups() {
	/** @type {{ what: string, undo: () => Promise<unknown>, unlessFailed: boolean }[]} */
	const pending = [];
	return {
		/**
		 * Adds something to undo.
		 * @param {string} what
		 * @param {() => Promise<unknown>} undo
		 * @param {{ unlessFailed?: boolean }} [options] `unlessFailed`: left alone after a failure, for
		 * the logs in it
		 */
		add: (what, undo, { unlessFailed = false } = {}) => {
			pending.push({ what, undo, unlessFailed });
		},

		/**
		 * Undoes everything, the last thing first. A failure is shown and does not keep the others.
		 * @param {{ failed: boolean }} outcome of what was done before
		 * @returns {Promise<boolean>} whether everything could be undone
		 */
		run: async ({ failed }) => {
			let clean = true;
			for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
				if (failed && next.unlessFailed) continue;
				try {
					await next.undo();
				} catch (error) {
					clean = false;
					say(`${next.what} failed: ${describeFailure(error)}`);
				}
			}
			return clean;
		},
	};
}

/** @typedef {ReturnType<typeof createCleanups>} Cleanups */

module.exports = { createCleanups };
