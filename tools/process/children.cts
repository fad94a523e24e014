import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { Problem } from './problem.cts';
import { TYPESCRIPT } from './typescript.cts';
import { pause } from './wait.cts';
import type { Writable } from 'node:stream';
import type { ChildProcess } from 'node:child_process';

let watchdog: Writable | undefined;

/**
 * Reports to the watchdog a process group; it kills what is left when this process is gone.
 * @param change whether the group has been started or has ended
 * @param id the id of the group's leader
 */
function tellWatchdog(change: '+' | '-', id: number) {
	watchdog ??= startWatchdog();
	watchdog.write(`${change}${id}\n`);
}

function startWatchdog(): Writable {
	const child = spawn(process.execPath, [...TYPESCRIPT, join(__dirname, 'watchdog.cts')], {
		detached: true,
		stdio: ['pipe', 'ignore', 'ignore'],
	});
	// It lives as long as this process, and must not be what keeps this process alive.
	child.unref();
	if (child.stdin instanceof Socket) child.stdin.unref();
	return child.stdin;
}

/**
 * Starts a command as the leader of a process group of its own. Ctrl-C in a terminal therefore does
 * not reach it: its caller decides in which order things end. A group, because npm, pnpm and
 * n8n (its task runner) start processes of their own. What is left of it is killed when this process
 * is gone.
 * @param options `output`: the file descriptor that takes what it prints
 * @throws {Problem} when the command cannot be started
 */
export function startGroup(
	command: string,
	args: string[],
	{ cwd, env, output }: { cwd: string; env: NodeJS.ProcessEnv; output: number },
): ChildProcess & { pid: number } {
	const child = spawn(command, args, {
		cwd,
		env,
		detached: true,
		stdio: ['ignore', output, output],
	});
	const { pid } = child;
	if (pid === undefined) {
		// Without a listener the error event would end this process.
		child.once('error', () => undefined);
		throw new Problem(`${command} could not be started in ${cwd}`);
	}
	tellWatchdog('+', pid);
	return Object.assign(child, { pid });
}

/**
 * Waits for the end of a child.
 * @returns its exit code, null when a signal ended it
 */
export function ended(child: ChildProcess): Promise<number | null> {
	if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
	return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

/**
 * Ends a group: asks its leader, waits, then kills what is left, and returns when nothing is.
 * @param options the signal for the leader (SIGTERM) and how long it may take (30 s)
 */
export async function endGroup(
	leader: ChildProcess & { pid: number },
	{
		signal = 'SIGTERM',
		patienceMs = 30_000,
	}: { signal?: NodeJS.Signals; patienceMs?: number } = {},
): Promise<void> {
	if (signal === 'SIGKILL') signalGroup(leader.pid, signal);
	else leader.kill(signal);
	const impatience = setTimeout(() => leader.kill('SIGKILL'), patienceMs);
	await ended(leader);
	clearTimeout(impatience);
	while (signalGroup(leader.pid, 'SIGKILL')) await pause(20);
	tellWatchdog('-', leader.pid);
}

/**
 * @param id the id of the group's leader
 * @returns whether the group still had a process in it
 */
function signalGroup(id: number, signal: NodeJS.Signals): boolean {
	try {
		return process.kill(-id, signal);
	} catch {
		return false;
	}
}
