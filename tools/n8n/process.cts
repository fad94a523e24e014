// @ts-check
const { randomBytes } = require('node:crypto');
const { closeSync, mkdtempSync, openSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { endGroup, startGroup } = require('../children');
const { findFreePort } = require('../ports');
const { until } = require('../wait');
const { isReady } = require('./ready');
const { ROLES } = require('./roles');
const { buildEnvironment } = require('./settings');

/** The first start runs n8n's migrations: 10 to 21 s on two cores, more on a busy machine. */
const START_TIMEOUT_MS = 180_000;

/**
 * @typedef {object} N8nProcess a real n8n with a data folder of its own
 * @property {string} url of the editor, the REST interface and the webhooks
 * @property {string} userFolder the folder that holds `.n8n`
 * @property {string} logFile what all its runs printed
 * @property {() => string} readLog
 * @property {() => Promise<void>} start returns when the REST interface answers
 * @property {() => Promise<void>} stop SIGTERM, as an operator would
 * @property {() => Promise<void>} kill SIGKILL, as a crash would
 * @property {() => Promise<void>} restart stop and start, on the same data
 * @property {() => number | undefined} pid of the running process
 * @property {() => void} remove deletes the data folder of a stopped n8n
 */

/**
 * Makes a folder for n8n's data and gives the means to run n8n on it; starts nothing yet.
 * @param {object} options
 * @param {import('./install').Install} options.install
 * @param {number} [options.port] a free one by default
 * @param {string} [options.userFolder] a new temporary folder by default
 * @param {boolean} [options.publicationService] which of n8n's two activation engines (n8n 2.40 and
 * later: the publication service, the default)
 * @param {import('./roles').Role} [options.role] in queue mode; the default does all, or leads
 * @param {NodeJS.ProcessEnv} [options.env] n8n settings that win over the ones made here
 * @returns {Promise<N8nProcess>}
 */
async function createN8n({ install, port, userFolder, role, publicationService = true, env = {} }) {
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
	/** @type {ReturnType<typeof startGroup> | undefined} */
	let running;

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

	/** @param {NodeJS.Signals} signal */
	const end = async (signal) => {
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
		kill: () => end('SIGKILL'),
		restart: async () => {
			await end('SIGTERM');
			await start();
		},
		pid: () => running?.pid,
		remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
	};
}

module.exports = { createN8n };
