import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from '../process/run.cts';

/**
 * n8n's expression sandbox (isolated-vm) has binaries for a few releases of Node only. This is
 * the one that every n8n version tested here accepts.
 */
const NODE_VERSION = '24.21.0';
const NODE_MAJOR = '24.';

/**
 * Finds the running Node, if n8n accepts it and its headers are there to compile against.
 * @returns the folder with `bin/node` and `include`
 */
export function findRunningNode(): string | undefined {
	const folder = dirname(dirname(process.execPath));
	const isRight = process.versions.node.startsWith(NODE_MAJOR);
	const needed = ['bin/node', 'include/node/node_version.h'];
	return isRight && needed.every((file) => existsSync(join(folder, file))) ? folder : undefined;
}

/**
 * Finds a Node that n8n accepts: the running one if it fits, else one that it installs from npm.
 * @param folder where to install it
 * @param log the file for npm's output
 * @returns the folder with `bin/node` and `include`
 */
export async function installNode(folder: string, log: string): Promise<string> {
	const running = findRunningNode();
	if (running !== undefined) return running;
	const name = `node-${process.platform}-${process.arch}`;
	const download = join(folder, 'node-download');
	mkdirSync(download, { recursive: true });
	const args = ['install', `${name}@${NODE_VERSION}`, '--prefix', download];
	await run('npm', [...args, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'], {
		cwd: download,
		log,
	});
	const node = join(folder, 'node');
	renameSync(join(download, 'node_modules', name), node);
	rmSync(download, { recursive: true });
	return node;
}
