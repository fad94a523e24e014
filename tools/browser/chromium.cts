import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Problem } from '../process/problem.cts';
import { canInstall, install, isProgram } from '../process/programs.cts';
import { step } from '../process/progress.cts';

/** The names that Linux distributions and Google give it. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC = [
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Debian's Chromium recommends fonts and desktop parts. The tests need only one font. */
const DEBIAN_PACKAGES = ['chromium', 'fonts-dejavu-core'];
const APT_LOG = join(tmpdir(), 'n8n-nodes-argyle-chromium.log');

/**
 * Gives a Chromium: the one that CHROMIUM_PATH names, else one that is installed, else (root on
 * Debian and its derivatives) one that apt installs now.
 * @returns the program
 * @throws {Problem} when there is none and none can be installed, with what to do
 */
export async function ensureChromium(env: NodeJS.ProcessEnv = process.env): Promise<string> {
	const { CHROMIUM_PATH: named } = env;
	if (named) {
		if (isProgram(named)) return named;
		throw new Problem(`CHROMIUM_PATH is ${named}, which is not a program that can be started.`);
	}
	const found = findChromium(env);
	if (found !== undefined) return found;
	if (!canInstall()) {
		throw new Problem(
			'The browser tests need Chromium: install it (Debian, Ubuntu: `apt-get install chromium`) or set CHROMIUM_PATH to the program of a Chromium or Chrome.',
		);
	}
	await step('Installing Chromium (apt-get)', () => install(DEBIAN_PACKAGES, APT_LOG));
	const installed = findChromium(env);
	if (installed !== undefined) return installed;
	throw new Problem(`apt-get installed no Chromium that can be found on PATH; see ${APT_LOG}.`);
}

function findChromium({ PATH = '' }: NodeJS.ProcessEnv): string | undefined {
	const folders = PATH.split(delimiter).filter(Boolean);
	return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...MAC].find(
		isProgram,
	);
}
