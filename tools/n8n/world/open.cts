import { DEFAULT_VERSION } from '../cache.cts';
import { installN8n } from '../install.cts';
import { createN8n } from '../process.cts';
import { createQueueN8n } from '../queue.cts';
import { startPostgres } from '../../services/postgres.cts';
import { startRedis } from '../../services/redis.cts';
import { startSimulator } from '../../simulator/index.cts';
import { installPacked } from './installing.cts';
import { equip } from './equip.cts';
import { ENCRYPTION_KEY, OWNER, prepareData } from './template.cts';
import { openWhole } from '../../process/undo.cts';
import type { Later } from '../../process/undo.cts';

/** A cell of the matrix of n8ns that users run. */
export interface Cell {
	/** The version of n8n. */
	version: string;
	/** Whether n8n uses its publication service. n8n 1.x has none. */
	publicationService: boolean;
	database: 'SQLite' | 'PostgreSQL';
	mode: 'one process' | 'queue mode';
	installedAs: 'community package' | 'custom extension';
}

/** The n8n that most users run. */
export const USUAL: Cell = {
	version: DEFAULT_VERSION,
	publicationService: true,
	database: 'SQLite',
	mode: 'one process',
	installedAs: 'community package',
};

export type OpenN8n = Awaited<ReturnType<typeof openN8n>>;

export interface OpenOptions {
	/** The fields in which it differs from the usual cell. */
	cell?: Partial<Cell>;
	/** Further settings of n8n. */
	env?: NodeJS.ProcessEnv;
	/** Installs further packages before n8n starts. */
	addPackages?: (n8n: { userFolder: string }) => Promise<unknown>;
}

/**
 * Starts a real n8n with the packed package, an owner, and a credential for an Argyle
 * simulator, which it starts as well. If it fails, nothing keeps running.
 */
export async function openN8n(options: OpenOptions = {}) {
	return await openWhole(open, options);
}

async function open(later: Later, { cell, env: settings = {}, addPackages }: OpenOptions) {
	const { version, publicationService, database, mode, installedAs } = { ...USUAL, ...cell };
	const install = await installN8n(version);
	const argyle = await startSimulator({ retryDelayMs: 500 });
	later(argyle.close);
	const postgres = database === 'PostgreSQL' ? await startPostgres() : undefined;
	if (postgres) later(postgres.close);
	const redis = mode === 'queue mode' ? await startRedis() : undefined;
	if (redis) later(redis.close);

	const packed = await installPacked();
	// A database of its own begins empty, and each process of a queue has a folder of its own.
	const copyData = postgres || redis ? undefined : await prepareData(install);
	const isCustom = installedAs === 'custom extension';
	const env = {
		...postgres?.env,
		...redis?.env,
		...(isCustom && { N8N_CUSTOM_EXTENSIONS: packed.extension }),
		...(copyData && { N8N_ENCRYPTION_KEY: ENCRYPTION_KEY }),
		...settings,
	};
	const options = { install, publicationService, env };
	const queue = redis && (await createQueueN8n(options));
	const n8n = queue ?? (await createN8n(options));
	later(n8n.remove);
	const parts = queue?.parts ?? [n8n];
	copyData?.(n8n.userFolder);
	for (const { userFolder } of isCustom ? [] : parts) packed.copyTo(userFolder);
	for (const part of addPackages ? parts : []) await addPackages?.(part);
	later(n8n.stop);
	await n8n.start();

	const how = { publicationService, version };
	const { rest, ...equipment } = await equip(argyle, n8n, how, async (client) => {
		await (copyData ? client.logIn(OWNER) : client.createOwner(OWNER));
	});
	return {
		argyle,
		n8n,
		rest,
		...equipment,
		postgres,
		workers: queue?.workers ?? [],
		owner: OWNER,
		/** The prefix of a node's name in n8n. */
		prefix: isCustom ? 'CUSTOM' : 'n8n-nodes-argyle',
	};
}
