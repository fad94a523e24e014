// @ts-check
const { HookContext, PollContext, WebhookContext } = require('n8n-core');

/** @typedef {{ level: string, text: string }} Line */

/**
 * Listens to what the triggers say to n8n's log (`this.logger`) while they are published, answer
 * deliveries and poll; nothing is printed meanwhile.
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
	const getters = [HookContext, WebhookContext, PollContext].map((context) =>
		jest.spyOn(context.prototype, 'logger', 'get').mockReturnValue(logger),
	);
	return { lines, stop: () => getters.forEach((getter) => getter.mockRestore()) };
}

module.exports = { captureLog };
