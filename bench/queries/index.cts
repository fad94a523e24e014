// @ts-check
const { join } = require('node:path');
const { ROOT } = require('../../dev/prepare');
const { step } = require('../../dev/progress');
const { run: runCommand } = require('../../dev/run');
const { pause } = require('../../dev/wait');
const { report } = require('../report');
const { openScene } = require('../throughput/scene');

/** n8n then logs each query that it sends to its database. */
const LOGGED = {
	DB_LOGGING_ENABLED: 'true',
	DB_LOGGING_OPTIONS: 'query',
	DB_LOGGING_MAX_EXECUTION_TIME: '0',
};

/** What n8n writes after it has answered is over by then. */
const AFTERMATH_MS = 1_500;

/**
 * Counts the database queries that a delivery costs with each of the triggers, by their beginning. The
 * deliveries go one after another, and what n8n does by itself is counted beside them.
 * @param {import('../main').Options} options `rounds`: deliveries of each case
 */
async function run({ rounds }) {
	const log = join(ROOT, 'reports/build.log');
	await step('Building', () => runCommand('npx', ['gulp', 'build'], { cwd: ROOT, log }));
	const scene = await step('Starting n8n', () => openScene(LOGGED));
	try {
		const rows = [];
		for (const { name, url, headers, body } of scene.cases) {
			const send = () => fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
			// The first one fills n8n's caches.
			await send();
			await pause(AFTERMATH_MS);
			const before = scene.n8n.readLog().length;
			for (let sent = 0; sent < rounds; sent += 1) await send();
			await pause(AFTERMATH_MS);
			rows.push(countQueries(name, scene.n8n.readLog().slice(before), rounds));
		}
		report('queries', [{ title: 'Database queries a delivery', rows }]);
	} finally {
		await scene.close();
	}
}

/**
 * @param {string} name
 * @param {string} log
 * @param {number} deliveries
 */
function countQueries(name, log, deliveries) {
	const count = (/** @type {RegExp} */ kind) =>
		Number(((log.match(kind) ?? []).length / deliveries).toFixed(1));
	return {
		case: name,
		reads: count(/query: SELECT/g),
		'of workflows': count(/query: SELECT[^\n]*FROM "workflow_/g),
		'of credentials': count(/query: SELECT[^\n]*FROM "credentials_/g),
		inserts: count(/query: INSERT/g),
		updates: count(/query: UPDATE/g),
		'static data': count(/query: UPDATE "workflow_entity" SET "staticData"/g),
	};
}

module.exports = { run };
