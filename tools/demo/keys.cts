import { createInterface } from 'node:readline/promises';
import { describeFailure } from '../process/problem.cts';
import { say } from '../process/progress.cts';
import { showNext } from './play.cts';
import type { Argyle } from './argyle.cts';
import type { Stage } from './stage.cts';

/**
 * Lets a login fail for each line that somebody enters, until the input ends. A failure is shown and
 * does not end the demo: the editor is open beside it.
 */
export async function takeKeys(stage: Stage, argyle: Argyle): Promise<void> {
	let seen = 1;
	for await (const _line of createInterface({ input: process.stdin })) {
		argyle.failLogin();
		try {
			await showNext(stage, argyle, seen);
			seen += 1;
		} catch (error) {
			say(describeFailure(error));
		}
	}
}
