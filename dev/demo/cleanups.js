// @ts-check
const { describeFailure } = require('../problem');
const { say } = require('../progress');

/**
 * Collects what has to be undone at the end, whatever end it is.
 */
function createCleanups() {
	/** @type {{ what: string, undo: () => Promise<unknown> }[]} */
	const pending = [];
	return {
		/**
		 * Adds something to undo.
		 * @param {string} what
		 * @param {() => Promise<unknown>} undo
		 */
		add: (what, undo) => {
			pending.push({ what, undo });
		},

		/**
		 * Undoes everything, the last thing first. A failure is shown and does not keep the others.
		 * @returns {Promise<boolean>} whether everything could be undone
		 */
		run: async () => {
			let clean = true;
			for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
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
