import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { ended, endGroup, startGroup } from './children.cts';
import { Problem } from './problem.cts';

/** Enough to recognise a failure; the log file has the rest. */
const TAIL_LINES = 12;

/**
 * Set by npm for the scripts it runs, and wrong for an npm that works in another folder.
 */
const NPM_SCRIPT_VARIABLES =
	/^(npm_(package|lifecycle|config_(local_prefix|ignore_scripts|omit))|INIT_CWD$)/i;

/**
 * Runs a command to its end, its output in a log file.
 * @param options `log`: the file to append to; `env`: added to this process's environment
 * @throws {Problem} when the command fails, with the end of its output and the name of the log file
 */
export async function run(
	command: string,
	args: string[],
	{ cwd, log, env = {} }: { cwd: string; log: string; env?: NodeJS.ProcessEnv },
): Promise<void> {
	mkdirSync(dirname(log), { recursive: true });
	const output = openSync(log, 'a');
	const line = [command, ...args].join(' ');
	try {
		writeSync(output, `\n$ ${line}   # in ${cwd}\n`);
		const child = startGroup(command, args, { cwd, env: { ...inherited(), ...env }, output });
		const code = await ended(child);
		await endGroup(child);
		if (code === 0) return;
		const how = code === null ? 'was ended by a signal' : 'failed';
		throw new Problem(`\`${line}\` ${how}; see ${log}. It ended with:\n${tail(log)}`);
	} finally {
		closeSync(output);
	}
}

export function inherited(): NodeJS.ProcessEnv {
	return Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !NPM_SCRIPT_VARIABLES.test(name)),
	);
}

/** Gives the end of a log. */
export function tail(file: string): string {
	const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
	return lines.slice(-TAIL_LINES).join('\n');
}
