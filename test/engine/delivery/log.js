// @ts-check
const { WebhookContext } = require('n8n-core');

/** @typedef {{ level: string, text: string }} Line */

/**
 * Listens to what a trigger says to n8n's log (`this.logger`) while it answers deliveries; nothing is
 * printed meanwhile.
 * @returns {{ lines: Line[], stop: () => void }}
 */
function captureLog() {
	/** @type {Line[]} */
	const lines = [];
	const logger = Object.create(null);
	for (const level of ['error', 'warn', 'info', 'debug']) {
		/** @param {unknown[]} said */
		logger[level] = (...said) => void lines.push({ level, text: JSON.stringify(said) });
	}
	const getter = jest.spyOn(WebhookContext.prototype, 'logger', 'get').mockReturnValue(logger);
	return { lines, stop: () => getter.mockRestore() };
}

module.exports = { captureLog };
