import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { say, step } from '../process/progress.cts';
import { run } from '../process/run.cts';
import { TOOLS, findPlace } from './cache.cts';
import { ensureCompiler } from './compiler.cts';
import { findRunningNode, installNode } from './node.cts';
import type { Place } from './cache.cts';

export interface Install {
	/** n8n's version. */
	version: string;
	/** The folder of the Node that runs it (`bin/node`). */
	node: string;
	/** The script to run with that Node. */
	n8n: string;
}

const PARTIAL = '.partial-';
const BINDING = 'build/Release/node_sqlite3.node';

/**
 * Finds an installed n8n, and installs it if this machine does not have it yet. A complete
 * installation gets its name in one move, so that no process uses an incomplete one. Two
 * installers at the same time do the work twice, and the second one keeps the result of the first.
 * @param version one that has a folder in tools/n8n/lock; the default is the newest
 * @throws {Problem} when something cannot be installed, with what to do
 */
export async function installN8n(version?: string): Promise<Install> {
	const place = findPlace(version);
	if (isWhole(place)) return describe(place);
	mkdirSync(dirname(place.log), { recursive: true });
	say(`Installing n8n ${place.version} into ${place.folder} (once a machine, about two minutes)`);
	await installInto(place);
	return describe(place);
}

/** An installation that was made with a running Node 24 does not work with another Node. */
function isWhole(place: Place): boolean {
	return existsSync(describe(place).node) && existsSync(place.folder);
}

function describe({ version, folder }: Place): Install {
	const own = join(folder, 'node');
	const node = existsSync(own) ? own : (findRunningNode() ?? own);
	return { version, node, n8n: join(folder, 'n8n/node_modules/n8n/bin/n8n') };
}

async function installInto(place: Place) {
	const { folder, lock, log, store } = place;
	removeAbandoned(folder);
	await ensureCompiler(log);
	const partial = `${folder}${PARTIAL}${process.pid}`;
	const tools = join(partial, 'tools');
	const n8n = join(partial, 'n8n');
	try {
		cpSync(TOOLS, tools, { recursive: true });
		cpSync(lock, n8n, { recursive: true });
		const [node] = await Promise.all([
			step('Node for n8n', () => installNode(partial, log)),
			step('Tools', () => run('npm', ['ci', '--ignore-scripts'], { cwd: tools, log })),
		]);
		await Promise.all([
			step('SQLite driver (compiled)', () => buildSqlite(tools, node, log)),
			step('n8n', () => installPackages({ tools, n8n, node, store, log })),
		]);
		const driver = join(n8n, 'node_modules/sqlite3');
		cpSync(join(tools, 'node_modules/sqlite3', BINDING), join(driver, BINDING));
		await run(join(node, 'bin/node'), ['-e', 'require("sqlite3")'], { cwd: n8n, log });
		rmSync(tools, { recursive: true });
		if (isWhole(place)) return;
		rmSync(folder, { recursive: true, force: true });
		renameSync(partial, folder);
	} finally {
		rmSync(partial, { recursive: true, force: true });
	}
}

/** The default optimisation takes three times as long to compile, and no test gets faster. */
async function buildSqlite(tools: string, node: string, log: string) {
	const gyp = join(tools, 'node_modules/node-gyp/bin/node-gyp.js');
	const args = [gyp, 'rebuild', '--jobs', 'max', '--nodedir', node];
	const env = { ...withNode(node), CFLAGS: '-O0', CXXFLAGS: '-O0' };
	await run(join(node, 'bin/node'), args, { cwd: join(tools, 'node_modules/sqlite3'), log, env });
}

async function installPackages({
	tools,
	n8n,
	node,
	store,
	log,
}: {
	tools: string;
	n8n: string;
	node: string;
	store: string;
	log: string;
}) {
	const pnpm = join(tools, 'node_modules/pnpm/bin/pnpm.cjs');
	const args = [
		...[pnpm, 'install', '--frozen-lockfile', '--ignore-scripts', '--node-linker=hoisted'],
		...['--store-dir', store, '--reporter', 'append-only'],
	];
	await run(join(node, 'bin/node'), args, {
		cwd: n8n,
		log,
		env: { ...withNode(node), CI: 'true' },
	});
}

/** @returns the environment in which `node` is that Node */
function withNode(node: string): NodeJS.ProcessEnv {
	return { PATH: `${join(node, 'bin')}:${process.env.PATH}` };
}

/** Whether a process is running. */
function isAlive(pid: number): boolean {
	try {
		return pid > 0 && process.kill(pid, 0);
	} catch (error) {
		return Object(error).code === 'EPERM';
	}
}

/** Removes the incomplete folders of installers that were killed. */
function removeAbandoned(folder: string) {
	const prefix = `${basename(folder)}${PARTIAL}`;
	for (const name of readdirSync(dirname(folder))) {
		if (name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length)))) {
			rmSync(join(dirname(folder), name), { recursive: true, force: true });
		}
	}
}
