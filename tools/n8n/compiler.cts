import { spawnSync } from 'node:child_process';
import { Problem } from '../process/problem.cts';
import { canInstall, install } from '../process/programs.cts';
import { step } from '../process/progress.cts';

/**
 * SQLite's driver has prebuilt binaries on GitHub only, which many networks do not reach; so it is
 * compiled, and this is what node-gyp needs for that.
 */
const COMPILER = ['python3', 'make', 'g++'];

/**
 * Makes sure that a compiler is there; as root on Debian it is installed when missing.
 * @param log the file for apt-get's output
 * @throws {Problem} when it is missing and cannot be installed
 */
export async function ensureCompiler(log: string): Promise<void> {
	const missing = findMissing();
	if (missing.length === 0) return;
	const list = missing.join(', ');
	if (canInstall()) {
		await step(`Installing ${list} (apt-get)`, () => install(missing, log));
	}
	if (findMissing().length === 0) return;
	throw new Problem(
		`n8n's SQLite driver has to be compiled, and ${list} could not be found: install python3, make and g++ (Debian: \`sudo apt-get install -y python3 make g++\`; macOS: \`xcode-select --install\`) and run this again.`,
	);
}

function findMissing(): string[] {
	return COMPILER.filter((command) => !answers(command));
}

function answers(command: string): boolean {
	return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}
