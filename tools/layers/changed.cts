import { execFileSync } from 'node:child_process';
import { ROOT } from '../root.cts';

/** The tests that look most closely at a room of the package; the first that fits. */
const ROOMS: [room: string, tests: string[]][] = [
	['nodes/Argyle/actions/', ['unit/actions', 'engine/action']],
	['nodes/Argyle/poll/', ['unit/poll', 'engine/poll']],
	['nodes/Argyle/trigger/subscription/', ['unit/trigger', 'engine/lifecycle']],
	['nodes/Argyle/trigger/', ['unit/trigger', 'engine/delivery']],
	['nodes/Argyle/connection/', ['unit/connection', 'unit/trigger', 'engine/item', 'engine/events']],
	['nodes/Argyle/api/', ['unit/api', 'unit/actions', 'engine/delivery']],
	['nodes/', ['unit/description', 'unit/readme', 'engine/delivery']],
	['credentials/', ['unit/credentials', 'unit/description']],
	['test/unit/', []],
	['test/engine/', []],
	['', ['unit']],
];

/**
 * Chooses the tests for the inner loop, which has to answer within a minute: nearly every test loads the whole package,
 * and all of them together take more than two.
 * @param files those that changed, from the root of the checkout
 * @returns a regular expression for the paths of tests
 */
export function chooseTests(files: string[]): string {
	const folders = files.flatMap((file) => ROOMS.find(([room]) => file.startsWith(room))?.[1] ?? []);
	const own = files.filter((file) => file.startsWith('test/')).map(escape);
	return [...new Set([...folders.map((folder) => `test/${folder}/`), ...own])].join('|');
}

/** @returns the files that are not committed yet, from the root of the checkout */
export function listChanged(): string[] {
	const options = { cwd: ROOT, encoding: 'utf8' } as const;
	const list = (...args: string[]) =>
		execFileSync('git', args, options).split('\n').filter(Boolean);
	return [
		...list('diff', '--name-only', 'HEAD'),
		...list('ls-files', '--others', '--exclude-standard'),
	];
}

function escape(path: string): string {
	return path.replace(/[.()[\]]/g, '\\$&');
}
