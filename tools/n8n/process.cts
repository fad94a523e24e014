import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { endGroup, startGroup } from '../process/children.cts';
import { findFreePort } from '../process/ports.cts';
import { until } from '../process/wait.cts';
import { isReady } from './ready.cts';
import { ROLES } from './roles.cts';
import { buildEnvironment } from './settings.cts';
import type { Install } from './install.cts';
import type { Role } from './roles.cts';

/** The first start runs n8n's migrations: 10 to 21 s on two cores, more on a busy machine. */
const START_TIMEOUT_MS = 180_000;

/** A real n8n with a data folder of its own. */
export interface N8nProcess {
	/** The address of the editor, the REST interface and the webhooks. */
	url: string;
	/** The folder that holds `.n8n`. */
	userFolder: string;
	/** The log file of all its runs. */
	logFile: string;
	readLog: () => string;
	/** Starts n8n, and returns when the REST interface answers. */
	start: () => Promise<void>;
	/** Stops n8n with SIGTERM, as an operator does. */
	stop: () => Promise<void>;
	/** Kills n8n with SIGKILL, as a crash does. */
	kill: () => Promise<void>;
	/** Stops and starts n8n on the same data. */
	restart: () => Promise<void>;
	/** Runs a command of n8n's own command line on its data, such as `import:workflow`. */
	command: (...args: string[]) => Promise<void>;
	/** The ID of the running process. */
	pid: () => number | undefined;
	/** Deletes the data folder of a stopped n8n. */
	remove: () => void;
}

interface CreateN8nOptions {
	install: Install;
	/** The port; a free one by default. */
	port?: number;
	/** The folder for the data; a new temporary one by default. */
	userFolder?: string;
	/**
	 * Whether n8n uses its publication service (n8n 2.40 and later, the
	 * default).
	 */
	publicationService?: boolean;
	/** The role of the process in queue mode; the default does all, or leads. */
	role?: Role;
	/** Settings of n8n that override the ones made here. */
	env?: NodeJS.ProcessEnv;
}

/**
 * Makes a folder for n8n's data, and returns functions that run n8n on it. It does not start n8n.
 */
export async function createN8n({
	install,
	port,
	userFolder,
	role,
	publicationService = true,
	env = {},
}: CreateN8nOptions): Promise<N8nProcess> {
	const { command, hasRest, settings } = ROLES[role ?? 'main'];
	const folder = userFolder ?? mkdtempSync(join(tmpdir(), 'n8n-nodes-argyle-'));
	const ownPort = port ?? (await findFreePort());
	const logFile = join(folder, 'n8n.log');
	const environment = buildEnvironment({
		version: install.version,
		node: install.node,
		userFolder: folder,
		port: ownPort,
		brokerPort: await findFreePort(),
		encryptionKey: randomBytes(24).toString('hex'),
		env: {
			N8N_USE_WORKFLOW_PUBLICATION_SERVICE: String(publicationService),
			...settings(ownPort),
			...env,
		},
	});
	const url = `http://127.0.0.1:${ownPort}`;
	let running: ReturnType<typeof startGroup> | undefined;

	const start = async () => {
		if (running?.exitCode === null && running.signalCode === null) {
			throw new Error(`n8n runs already, as process ${running.pid}`);
		}
		const output = openSync(logFile, 'a');
		const child = startGroup(join(install.node, 'bin/node'), [install.n8n, ...command], {
			cwd: folder,
			env: environment,
			output,
		});
		closeSync(output);
		running = child;
		await until(`n8n's start (log: ${logFile})`, () => isReady(url, child, logFile, hasRest), {
			timeoutMs: START_TIMEOUT_MS,
		});
	};

	const end = async (signal: NodeJS.Signals) => {
		if (running === undefined) return;
		await endGroup(running, { signal });
		running = undefined;
	};

	return {
		url,
		userFolder: folder,
		logFile,
		readLog: () => readFileSync(logFile, 'utf8'),
		start,
		stop: () => end('SIGTERM'),
		kill: async () => {
			await end('SIGKILL');
			// n8n sleeps 10 s at the start after it finds this (crash-journal.js); all else is as the
			// crash left it.
			rmSync(join(folder, '.n8n/crash.journal'), { force: true });
		},
		restart: async () => {
			await end('SIGTERM');
			await start();
		},
		command: async (...args) => {
			const free = {
				N8N_PORT: String(await findFreePort()),
				N8N_RUNNERS_BROKER_PORT: String(await findFreePort()),
			};
			const options = { cwd: folder, env: { ...environment, ...free } };
			await promisify(execFile)(join(install.node, 'bin/node'), [install.n8n, ...args], options);
		},
		pid: () => running?.pid,
		remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
	};
}
