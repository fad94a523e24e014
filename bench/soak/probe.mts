/**
 * Loaded into n8n's process before n8n itself (NODE_OPTIONS=--import). On SIGUSR2 it collects garbage
 * and adds a line of what is left to the file in SOAK_PROBE; it also adds a line for each exception
 * that nobody caught and of each warning of Node's (a leak of listeners is one).
 */
import { appendFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');
const file = process.env.SOAK_PROBE ?? '';

const write = (line: object) => appendFileSync(file, `${JSON.stringify(line)}\n`);

process.on('SIGUSR2', () => {
	// What a first collection finalizes only a second one can free.
	collectGarbage();
	setTimeout(() => {
		collectGarbage();
		write({ memory: process.memoryUsage() });
	}, 50);
});
process.on('uncaughtExceptionMonitor', (error, origin) =>
	write({ uncaught: `${origin}: ${String(error)}` }),
);
process.on('warning', ({ name, message }) => write({ warning: `${name}: ${message}` }));
