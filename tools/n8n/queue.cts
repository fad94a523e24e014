import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../process/ports.cts';
import { createN8n } from './process.cts';
import { startRouter } from './router.cts';
import type { Install } from './install.cts';
import type { Role } from './roles.cts';
import type { N8nProcess } from './process.cts';

const WORKERS = 2;

/** All processes behind one address; `pid` is that of the main process. */
type N8nQueue = N8nProcess & { parts: N8nProcess[]; workers: N8nProcess[] };

interface CreateQueueN8nOptions {
	install: Install;
	/** As in createN8n. */
	publicationService?: boolean;
	/** Settings that name the database and Redis. They override all others. */
	env: NodeJS.ProcessEnv;
}

/**
 * Returns functions that run n8n in queue mode: one main process, one webhook processor and two
 * workers, as on machines of their own (each has its own data folder), behind a router. It does not
 * start n8n.
 */
export async function createQueueN8n({
	install,
	publicationService = true,
	env,
}: CreateQueueN8nOptions): Promise<N8nQueue> {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-argyle-queue-'));
	const port = await findFreePort();
	const url = `http://127.0.0.1:${port}`;
	const shared = {
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		WEBHOOK_URL: `${url}/`,
		...env,
	};
	const create = (role: Role, name: string) =>
		createN8n({
			install,
			role,
			publicationService,
			userFolder: mkdtempSync(join(folder, `${name}-`)),
			env: shared,
		});
	const main = await create('main', 'main');
	const webhooks = await create('webhook', 'webhook');
	const workers: N8nProcess[] = [];
	for (let number = 1; number <= WORKERS; number++) {
		workers.push(await create('worker', `worker-${number}`));
	}
	const followers = [webhooks, ...workers];
	let router: Awaited<ReturnType<typeof startRouter>> | undefined;

	const end = async (how: 'stop' | 'kill') => {
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
