import { closeSync, openSync } from 'node:fs';
import { connect } from 'node:net';
import { endGroup, startGroup } from '../process/children.cts';
import { Problem } from '../process/problem.cts';
import { tail } from '../process/run.cts';
import { until } from '../process/wait.cts';

interface StartServiceOptions {
	/** For people. */
	name: string;
	command: string[];
	/** Its working directory. */
	folder: string;
	/** Takes what it prints. */
	log: string;
	/** On the loopback interface. */
	port: number;
}

/**
 * Starts a server and waits until something listens on its port.
 * @throws {Problem} when it ends before that, with the end of its log
 */
export async function startService({
	name,
	command,
	folder,
	log,
	port,
}: StartServiceOptions): Promise<{ stop: (signal: NodeJS.Signals) => Promise<void> }> {
	const output = openSync(log, 'a');
	const [program = '', ...args] = command;
	const child = startGroup(program, args, { cwd: folder, env: process.env, output });
	closeSync(output);
	await until(`The start of ${name} (log: ${log})`, () => {
		if (child.exitCode === null && child.signalCode === null) return listens(port);
		throw new Problem(`${name} ended before it was ready; ${log} ends with:\n${tail(log)}`);
	});
	return { stop: (signal) => endGroup(child, { signal }) };
}

function listens(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', () => resolve(false));
	});
}
