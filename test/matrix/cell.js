// @ts-check
const { installN8n } = require('../../dev/n8n/install');
const { createN8n } = require('../../dev/n8n/process');
const { createQueueN8n } = require('../../dev/n8n/queue');
const { createRest } = require('../../dev/n8n/rest');
const { startPostgres } = require('../../dev/services/postgres');
const { startRedis } = require('../../dev/services/redis');
const { createLeakSearch } = require('../e2e/harness/leaks');
const { createSender } = require('../e2e/harness/sender');
const { startSimulator } = require('../simulator');
const { installPacked } = require('./installing');

const OWNER = { email: 'owner@example.com', password: 'Owner-of-tests-1' };

/**
 * @typedef {object} Cell of the matrix
 * @property {string} version of n8n
 * @property {boolean} publicationService which of n8n's two activation engines; n8n 1.x has the older one
 * @property {'SQLite' | 'PostgreSQL'} database
 * @property {'one process' | 'queue mode'} mode
 * @property {'community package' | 'custom extension'} installedAs
 * @typedef {Awaited<ReturnType<typeof openCell>>} Bench what the cases of a cell work with
 */

/**
 * Starts the n8n of a cell with the packed package in it, and an Argyle simulator that it talks to.
 * @param {Cell} cell
 * @param {NodeJS.ProcessEnv} [settings] further ones of n8n
 */
async function openCell(cell, settings = {}) {
	/** What to undo in the end, the latest first. @type {(() => unknown)[]} */
	const undo = [];
	const close = async () => {
		for (const one of undo.splice(0).reverse()) await one();
	};
	try {
		return { ...(await open(cell, settings, (one) => undo.push(one))), close };
	} catch (error) {
		await close();
		throw error;
	}
}

/**
 * @param {Cell} cell
 * @param {NodeJS.ProcessEnv} settings
 * @param {(undo: () => unknown) => void} inTheEnd
 */
async function open(cell, settings, inTheEnd) {
	const { version, publicationService, database, mode, installedAs } = cell;
	const install = await installN8n(version);
	const argyle = await startSimulator({ retryDelayMs: 500 });
	inTheEnd(argyle.close);
	const postgres = database === 'PostgreSQL' ? await startPostgres() : undefined;
	if (postgres) inTheEnd(postgres.close);
	const redis = mode === 'queue mode' ? await startRedis() : undefined;
	if (redis) inTheEnd(redis.close);

	const packed = await installPacked();
	inTheEnd(packed.remove);
	const isCustom = installedAs === 'custom extension';
	const env = {
		N8N_LOG_LEVEL: 'debug',
		...postgres?.env,
		...redis?.env,
		...(isCustom && { N8N_CUSTOM_EXTENSIONS: packed.extension }),
		...settings,
	};
	const options = { install, publicationService, env };
	const queue = redis && (await createQueueN8n(options));
	const n8n = queue ?? (await createN8n(options));
	inTheEnd(n8n.remove);
	const parts = queue?.parts ?? [n8n];
	for (const { userFolder } of isCustom ? [] : parts) packed.copyTo(userFolder);
	inTheEnd(n8n.stop);
	await n8n.start();

	const leaks = createLeakSearch(argyle, n8n);
	const rest = createRest(n8n.url, { publicationService, version, onAnswer: leaks.note });
	await rest.createOwner(OWNER);
	/**
	 * Gives the fields of the credential for the simulator.
	 * @param {{ id: string, secret: string }} [key] a good one by default
	 */
	const credentialData = ({ id, secret } = argyle.keys.sandbox) => ({
		environment: 'custom',
		baseUrl: argyle.url,
		apiKeyId: id,
		apiKeySecret: secret,
	});

	return {
		argyle,
		n8n,
		rest,
		postgres,
		workers: queue?.workers ?? [],
		credentialData,
		credential: await rest.createCredential('argyleApi', 'Argyle', credentialData()),
		/** What n8n puts in front of a node's name. */
		prefix: isCustom ? 'CUSTOM' : 'n8n-nodes-argyle',
		...createSender(leaks.note),
		findLeaks: () => leaks.find(rest),
		countSecrets: leaks.countSecrets,
	};
}

module.exports = { openCell };
