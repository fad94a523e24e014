import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../process/ports.cts';
import { ensurePrograms } from './programs.cts';
import { startService } from './service.cts';

/**
 * Gives the path of redis-server.
 * @throws {Problem} when there is no Redis and none can be installed
 */
export const ensureRedis = async (): Promise<string[]> =>
	await ensurePrograms('Redis', ['redis-server'], 'redis-server');

/**
 * Starts a Redis on the loopback interface that keeps everything in memory.
 * @returns `env`: the settings of n8n for it
 * @throws {Problem} when there is no Redis and none can be installed
 */
export async function startRedis(): Promise<{
	env: NodeJS.ProcessEnv;
	close: () => Promise<void>;
}> {
	const [program = ''] = await ensureRedis();
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
