// @ts-check
/** @typedef {(undo: () => unknown) => void} Later takes what has to be undone in the end */

/**
 * Opens something that consists of parts: all of them, or none.
 * @template {unknown[]} A
 * @template {object} T
 * @param {(later: Later, ...args: A) => Promise<T>} open
 * @param {A} args for `open`
 * @returns {Promise<T & { close: () => Promise<void> }>} `close` undoes the latest first, and each once
 */
async function openWhole(open, ...args) {
	/** @type {(() => unknown)[]} */
	const list = [];
	const close = async () => {
		for (const undo of list.splice(0).reverse()) await undo();
	};
	try {
		return { ...(await open((undo) => list.push(undo), ...args)), close };
	} catch (error) {
		await close();
		throw error;
	}
}

module.exports = { openWhole };
