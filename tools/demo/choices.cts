import { parseArgs } from 'node:util';
import { Problem } from '../process/problem.cts';

const DEFAULT_PORT = 5678;

export interface SandboxAccess {
	/** Of the API key. */
	id: string;
	/** Of the API key. */
	secret: string;
	/** The public https address that leads to n8n. */
	webhookUrl: string;
}

export interface Choices {
	/** Print the outcome and exit, instead of keeping the editor open. */
	once: boolean;
	/** Of n8n. */
	port: number;
	/** Null: the demo uses the simulator. */
	sandbox: SandboxAccess | null;
}

/**
 * Reads the options of `npm start`.
 * @param args for example `['--once', '--port', '5679']`
 * @throws {Problem} when something makes no sense
 */
export function readChoices(args: string[], env: NodeJS.ProcessEnv): Choices {
	const { once, port } = parse(args);
	const number = Number(port);
	if (!Number.isInteger(number) || number < 1 || number > 65_535) {
		throw new Problem(`--port takes a number from 1 to 65535, not "${port}".`);
	}
	return { once, port: number, sandbox: readSandbox(env) };
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				once: { type: 'boolean', default: false },
				port: { type: 'string', default: String(DEFAULT_PORT) },
			},
		}).values;
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new Problem(`${reason}. Usage: npm start -- [--once] [--port ${DEFAULT_PORT}]`);
	}
}

function readSandbox({
	ARGYLE_API_KEY_ID: id,
	ARGYLE_API_KEY_SECRET: secret,
	WEBHOOK_URL: url,
}: NodeJS.ProcessEnv): SandboxAccess | null {
	if (!id && !secret) return null;
	if (id && secret && url) return { id, secret, webhookUrl: url.endsWith('/') ? url : `${url}/` };
	throw new Problem(
		"Argyle's sandbox needs all three of ARGYLE_API_KEY_ID, ARGYLE_API_KEY_SECRET and WEBHOOK_URL (the public https address that leads to this n8n); without the keys, the demo uses the simulator.",
	);
}
