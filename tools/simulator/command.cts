import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startSimulator } from './index.cts';
import type { Environment } from './types.cts';

/**
 * The key is fixed, so that a credential saved in n8n still works after the simulator was
 * restarted.
 */
const KEYS = {
	sandbox: { id: '5a4db0c5-0000-4000-8000-000000000001', secret: 'sandboxSecret001' },
	production: { id: '9c0d0c71-0000-4000-8000-000000000002', secret: 'productionSecr02' },
};

/**
 * `npm run simulator -- [--port 4010] [--environment sandbox|production] [--retry-delay-ms 30000]`:
 * starts the simulator, prints how to use it, and ends it on Ctrl-C. ARGYLE_SIMULATOR_PORT
 * may also set the port.
 *
 * @returns resolves when it runs
 * @throws {Error} for an unknown option or a port that is taken
 */
export async function runCommand(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: process.env['ARGYLE_SIMULATOR_PORT'] ?? '4010' },
			environment: { type: 'string', default: 'sandbox' },
			'retry-delay-ms': { type: 'string', default: '30000' },
		},
	});
	const environment = values.environment === 'production' ? 'production' : 'sandbox';
	const argyle = await startSimulator({
		port: Number(values.port),
		environment,
		retryDelayMs: Number(values['retry-delay-ms']),
		keys: KEYS,
	});
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void argyle.close());
	process.stdout.write(`${await instructions(argyle.url, environment)}\n`);
}

async function instructions(url: string, environment: Environment): Promise<string> {
	const control = await readFile(path.join(__dirname, 'control.cts'), 'utf8');
	const [, endpoints = ''] = /\/\*\n([\s\S]*?)\*\//.exec(control) ?? [];
	const other = environment === 'sandbox' ? 'production' : 'sandbox';
	return `Argyle simulator (${environment}) at ${url}/v2

In n8n, credential "Argyle API": Environment "Custom", and
  Base URL        ${url}
  API key ID      ${KEYS[environment].id}
  API key secret  ${KEYS[environment].secret}
A key of ${other}, refused with "Invalid environment.":
  API key ID      ${KEYS[other].id}
  API key secret  ${KEYS[other].secret}

${endpoints.replace(/^ \* ?/gm, '').trim()}

A failed login:
  curl -X POST ${url}/_control/logins -d '{"errorCode":"invalid_mfa"}'
Ctrl-C ends it.`;
}
