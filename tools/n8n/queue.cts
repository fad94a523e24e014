// @ts-check
const { randomBytes } = require('node:crypto');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { findFreePort } = require('../ports');
const { createN8n } = require('./process');
const { startRouter } = require('./router');

const WORKERS = 2;

/**
 * @typedef {import('./process').N8nProcess} N8nProcess
 * @typedef {N8nProcess & { parts: N8nProcess[], workers: N8nProcess[] }} N8nQueue all its processes behind
 * one address; `pid` is that of the main one
 */

/**
 * Gives the means to run n8n in queue mode: one main process, one webhook processor and two workers, as
 * on machines of their own (each has its own data folder), behind a router. Starts nothing yet.
 * @param {object} options
 * @param {import('./install').Install} options.install
 * @param {boolean} [options.publicationService] as for createN8n
 * @param {NodeJS.ProcessEnv} options.env must name the database and Redis; wins over all else
 * @returns {Promise<N8nQueue>}
 */
async function createQueueN8n({ install, publicationService = true, env }) {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-argyle-queue-'));
	const port = await findFreePort();
	const url = `http://127.0.0.1:${port}`;
	const shared = {
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		WEBHOOK_URL: `${url}/`,
		...env,
	};
	/**
	 * @param {import('./roles').Role} role
	 * @param {string} name
	 */
	const create = (role, name) =>
		createN8n({
			install,
			role,
			publicationService,
			userFolder: mkdtempSync(join(folder, `${name}-`)),
			env: shared,
		});
	const main = await create('main', 'main');
	const webhooks = await create('webhook', 'webhook');
	/** @type {N8nProcess[]} */
	const workers = [];
	for (let number = 1; number <= WORKERS; number++) {
		workers.push(await create('worker', `worker-${number}`));
	}
	const followers = [webhooks, ...workers];
	/** @type {Awaited<ReturnType<typeof startRouter>> | undefined} */
	let router;

	/** @param {'stop' | 'kill'} how */
	const end = async (how) => {
		await Promise.all(followers.map((one) => one[how]()));
		await main[how]();
		await router?.close();
		router = undefined;
	};

	const start = async () => {
		// The main process migrates the database, which the others only wait for.
		await main.start();
		await Promise.all(followers.map((one) => one.start()));
		router = await startRouter({ port, main: main.url, webhooks: webhooks.url });
	};

	return {
		...main,
		url,
		parts: [main, ...followers],
		workers,
		readLog: () => [main, ...followers].map((one) => one.readLog()).join('\n'),
		start,
		stop: () => end('stop'),
		kill: () => end('kill'),
		restart: async () => {
			await end('stop');
			await start();
		},
		remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
	};
}

module.exports = { createQueueN8n };
