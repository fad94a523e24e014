import { HookContext, PollContext, WebhookContext } from 'n8n-core';

interface Line {
	level: string;
	text: string;
}

/**
 * Listens to what the triggers say to n8n's log (`this.logger`) while they are published, answer
 * deliveries and poll; nothing is printed meanwhile.
 */
export function captureLog(): { lines: Line[]; stop: () => void } {
	const lines: Line[] = [];
	const logger = Object.create(null);
	for (const level of ['error', 'warn', 'info', 'debug']) {
		logger[level] = (...said: unknown[]) => void lines.push({ level, text: JSON.stringify(said) });
	}
	const getters = [HookContext, WebhookContext, PollContext].map((context) =>
		jest.spyOn(context.prototype, 'logger', 'get').mockReturnValue(logger),
	);
	return { lines, stop: () => getters.forEach((getter) => getter.mockRestore()) };
}
