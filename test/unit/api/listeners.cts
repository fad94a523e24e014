// @ts-check
const { getEventListeners } = require('node:events');

/**
 * How many wait for a signal to speak. Each of them keeps what it would then do in memory.
 * @param {AbortSignal} signal
 * @returns {number}
 */
function countListeners(signal) {
	return getEventListeners(signal, 'abort').length;
}

module.exports = { countListeners };
