import { createInterface } from 'node:readline/promises';
import { describeFailure } from '../process/problem.cts';
import { say } from '../process/progress.cts';
import { showNext } from './play.cts';
import type { Argyle } from './argyle.cts';
import type { Stage } from './stage.cts';

/** What a line does: `r` lets the applicant of the last failure connect, anything else fails a login. */
const RECOVER = 'r';

/**
 * Plays something for each line that somebody enters, until the input ends. A failure is shown and
 * does not end the demo: the editor stays open.
 */
export async function takeKeys(stage: Stage, argyle: Argyle): Promise<void> {
	let seen = 1;
	for await (const line of createInterface({ input: process.stdin })) {
		if (line.trim() === RECOVER) argyle.recover();
		else argyle.failLogin();
		try {
			await showNext(stage, argyle, seen);
			seen += 1;
		} catch (error) {
			say(describeFailure(error));
		}
	}
}
