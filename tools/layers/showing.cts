import { ended, endGroup, startGroup } from '../process/children.cts';
import { ROOT } from '../root.cts';

/** Standard output's file descriptor; the steps print straight to it. */
const STANDARD_OUTPUT = 1;

/**
 * Runs a command in the checkout and shows what it prints.
 * @param env added to this process's environment
 * @returns its exit code, null when a signal ended it
 */
export async function showing(
	command: string,
	args: string[],
	env: NodeJS.ProcessEnv,
): Promise<number | null> {
	const child = startGroup(command, args, {
		cwd: ROOT,
		env: { ...process.env, ...env },
		output: STANDARD_OUTPUT,
	});
	const code = await ended(child);
	await endGroup(child);
	return code;
}
