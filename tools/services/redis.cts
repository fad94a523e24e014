// @ts-check
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { findFreePort } = require('../ports');
const { ensurePrograms } = require('./programs');
const { startService } = require('./service');

/**
 * Starts a Redis on the loopback interface that keeps everything in memory.
 * @returns {Promise<{ env: NodeJS.ProcessEnv, close: () => Promise<void> }>} `env`: the settings of n8n
 * for it
 * @throws {import('../problem').Problem} when there is no Redis and none can be installed
 */
async function startRedis() {
	const [program = ''] = await ensurePrograms('Redis', ['redis-server'], 'redis-server');
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-argyle-redis-'));
	const port = await findFreePort();
	const { stop } = await startService({
		name: 'Redis',
		command: [
			...[program, '--port', String(port), '--bind', '127.0.0.1', '--dir', folder],
			...['--save', '', '--appendonly', 'no'],
		],
		folder,
		log: join(folder, 'redis.log'),
		port,
	});
	return {
		env: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port) },
		close: async () => {
			await stop('SIGTERM');
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

module.exports = { startRedis };
