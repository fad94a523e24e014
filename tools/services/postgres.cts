import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFreePort } from '../process/ports.cts';
import { run } from '../process/run.cts';
import { ensurePrograms } from './programs.cts';
import { startService } from './service.cts';

const OWNER = 'n8n';
const DATABASE = 'postgres';
/** The user that Debian's package makes; PostgreSQL refuses to run as root. */
const NON_ROOT = 'postgres';

/** The data is thrown away in the end, so nothing has to survive a power cut. */
const IN_A_HURRY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

interface Postgres {
	/** The settings of n8n for it. */
	env: NodeJS.ProcessEnv;
	/** Gives the rows, each value as text. */
	query: (sql: string) => Promise<string[][]>;
	close: () => Promise<void>;
}

/**
 * Gives the paths of initdb, postgres and psql.
 * @throws {Problem} when there is no PostgreSQL and none can be installed
 */
export const ensurePostgres = async (): Promise<string[]> =>
	await ensurePrograms('PostgreSQL', ['initdb', 'postgres', 'psql'], 'postgresql');

/**
 * Starts a PostgreSQL of its own, with an empty database, on the loopback interface.
 * @throws {Problem} when there is no PostgreSQL and none can be installed
 */
export async function startPostgres(): Promise<Postgres> {
	const [initdb = '', postgres = '', psql = ''] = await ensurePostgres();
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-argyle-postgres-'));
	const data = join(folder, 'data');
	const log = join(folder, 'postgres.log');
	mkdirSync(data, { mode: 0o700 });
	const asOwner = await giveAway(folder, log);
	const [program, ...args] = [...asOwner, initdb, '-D', data, '-U', OWNER];
	await run(program, [...args, '--auth', 'trust', '--encoding', 'UTF8', '--no-locale'], {
		cwd: folder,
		log,
	});

	const port = await findFreePort();
	const settings = [
		...['listen_addresses=127.0.0.1', 'unix_socket_directories='],
		...IN_A_HURRY,
	].flatMap((setting) => ['-c', setting]);
	const command = [...asOwner, postgres, '-D', data, '-p', String(port), ...settings];
	const { stop } = await startService({ name: 'PostgreSQL', command, folder, log, port });

	const connection = ['-h', '127.0.0.1', '-p', String(port), '-U', OWNER, '-d', DATABASE];
	return {
		env: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(port),
			DB_POSTGRESDB_DATABASE: DATABASE,
			DB_POSTGRESDB_USER: OWNER,
		},
		query: async (sql) => {
			const options = ['--no-psqlrc', '--tuples-only', '--no-align', '--command', sql];
			const { stdout } = await promisify(execFile)(psql, [...connection, ...options]);
			const lines = stdout.split('\n').filter(Boolean);
			return lines.map((line) => line.split('|'));
		},
		close: async () => {
			// "Fast shutdown": does not wait for clients to leave.
			await stop('SIGINT');
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/**
 * Gives the folder to the user that PostgreSQL will run as.
 * @returns the prefix of a command that has to run as that user
 */
async function giveAway(folder: string, log: string): Promise<string[]> {
	if (process.getuid?.() !== 0) return [];
	await run('chown', ['-R', NON_ROOT, folder], { cwd: folder, log });
	return ['setpriv', `--reuid=${NON_ROOT}`, `--regid=${NON_ROOT}`, '--init-groups', '--'];
}
