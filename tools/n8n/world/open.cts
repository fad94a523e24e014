// @ts-check
const { DEFAULT_VERSION } = require('../../dev/n8n/cache');
const { installN8n } = require('../../dev/n8n/install');
const { createN8n } = require('../../dev/n8n/process');
const { createQueueN8n } = require('../../dev/n8n/queue');
const { createRest } = require('../../dev/n8n/rest');
const { startPostgres } = require('../../dev/services/postgres');
const { startRedis } = require('../../dev/services/redis');
const { startSimulator } = require('../simulator');
const { installPacked } = require('./installing');
const { createLeakSearch } = require('./leaks');
const { createSender } = require('./sender');
const { openWhole } = require('./undo');

/** Good enough for an n8n that listens on this machine only and forgets everything afterwards. */
const OWNER = { email: 'owner@example.com', password: 'Owner-of-tests-1' };

/**
 * @typedef {object} Cell of the matrix of n8ns that users run
 * @property {string} version of n8n
 * @property {boolean} publicationService which of n8n's two activation engines; n8n 1.x has the older one
 * @property {'SQLite' | 'PostgreSQL'} database
 * @property {'one process' | 'queue mode'} mode
 * @property {'community package' | 'custom extension'} installedAs
 */

/** What most users run. @type {Cell} */
const USUAL = {
	version: DEFAULT_VERSION,
	publicationService: true,
	database: 'SQLite',
	mode: 'one process',
	installedAs: 'community package',
};

/** @typedef {Awaited<ReturnType<typeof openN8n>>} OpenN8n */

/**
 * @typedef {object} Options
 * @property {Partial<Cell>} [cell] where it differs from the usual one
 * @property {NodeJS.ProcessEnv} [env] settings of n8n
 * @property {(n8n: { userFolder: string }) => Promise<unknown>} [addPackages] installs further ones before it starts
 */

/**
 * Starts a real n8n with the packed package in it, with an owner and a credential for an Argyle
 * simulator that is started as well. When that fails, nothing is left running.
 * @param {Options} [options]
 */
async function openN8n(options = {}) {
	return await openWhole(open, options);
}

/**
 * @param {import('./undo').Later} later
 * @param {Options} options
 */
async function open(later, { cell, env: settings = {}, addPackages }) {
	const { version, publicationService, database, mode, installedAs } = { ...USUAL, ...cell };
	const install = await installN8n(version);
	const argyle = await startSimulator({ retryDelayMs: 500 });
	later(argyle.close);
	const postgres = database === 'PostgreSQL' ? await startPostgres() : undefined;
	if (postgres) later(postgres.close);
	const redis = mode === 'queue mode' ? await startRedis() : undefined;
	if (redis) later(redis.close);

	const packed = await installPacked();
	later(packed.remove);
	const isCustom = installedAs === 'custom extension';
	const env = {
		...postgres?.env,
		...redis?.env,
		...(isCustom && { N8N_CUSTOM_EXTENSIONS: packed.extension }),
		...settings,
	};
	const options = { install, publicationService, env };
	const queue = redis && (await createQueueN8n(options));
	const n8n = queue ?? (await createN8n(options));
	later(n8n.remove);
	const parts = queue?.parts ?? [n8n];
	for (const { userFolder } of isCustom ? [] : parts) packed.copyTo(userFolder);
	for (const part of addPackages ? parts : []) await addPackages?.(part);
	later(n8n.stop);
	await n8n.start();

	const leaks = createLeakSearch(argyle, n8n);
	const rest = createRest(n8n.url, { publicationService, version, onAnswer: leaks.note });
	await rest.createOwner(OWNER);
	return {
		argyle,
		n8n,
		rest,
		postgres,
		workers: queue?.workers ?? [],
		owner: OWNER,
		credential: await rest.createCredential('argyleApi', 'Argyle account', argyle.credential()),
		/** What n8n puts in front of a node's name. */
		prefix: isCustom ? 'CUSTOM' : 'n8n-nodes-argyle',
		...createSender(leaks.note),
		/**
		 * Searches all that n8n said and stored for secrets.
		 * @returns {Promise<string[]>} what was found where; empty is good
		 */
		findLeaks: () => leaks.find(rest),
		countSecrets: leaks.countSecrets,
	};
}

module.exports = { OWNER, openN8n };
