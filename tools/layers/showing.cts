import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ended, endGroup, startGroup } from '../process/children.cts';
import { ROOT } from '../root.cts';

/** Standard output's file descriptor; the steps print straight to it. */
const STANDARD_OUTPUT = 1;

/**
 * Runs a command in the checkout and shows what it prints, as it prints it.
 * @returns its exit code, null when a signal ended it
 */
export async function showing(command: string, args: string[]): Promise<number | null> {
	return await runInto(STANDARD_OUTPUT, command, args);
}

/**
 * Runs a command in the checkout and keeps what it prints, so that several at a time do not mix.
 * @param log the file for it
 * @returns its exit code, null when a signal ended it, and what it printed
 */
export async function keeping(
	log: string,
	command: string,
	args: string[],
): Promise<{ code: number | null; text: string }> {
	mkdirSync(dirname(log), { recursive: true });
	const output = openSync(log, 'w');
	try {
		const code = await runInto(output, command, args);
		return { code, text: readFileSync(log, 'utf8').trim() };
	} finally {
		closeSync(output);
	}
}

async function runInto(output: number, command: string, args: string[]): Promise<number | null> {
	const child = startGroup(command, args, { cwd: ROOT, env: process.env, output });
	const code = await ended(child);
	await endGroup(child);
	return code;
}
