import { execFileSync } from 'node:child_process';
import { ROOT } from '../root.cts';

/** The folder of test/engine that plays most of what a room of the package does; the first that fits. */
const ROOMS: [room: string, folder: string][] = [
	['nodes/Argyle/actions/', 'action'],
	['nodes/Argyle/poll/', 'poll'],
	['nodes/Argyle/trigger/subscription/', 'lifecycle'],
	['nodes/Argyle/connection/', '(item|events)'],
	['nodes/Argyle/', 'delivery'],
];

/**
 * Chooses the tests to look at while a change is made: all unit tests, and of the engine tests, which play the whole
 * package and would take two minutes, those closest to the change.
 * @param files those that changed, from the root of the checkout
 * @returns a regular expression for the paths of tests
 */
export function chooseTests(files: string[]): string {
	const folders = files.flatMap((file) => {
		const [, folder] = ROOMS.find(([room]) => file.startsWith(room)) ?? [];
		return folder === undefined ? [] : [`test/engine/${folder}/`];
	});
	const own = files.filter((file) => file.startsWith('test/engine/')).map(escape);
	return [...new Set(['test/unit/', ...folders, ...own])].join('|');
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
