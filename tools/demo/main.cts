import { claimPort } from '../process/ports.cts';
import { describeFailure, Problem } from '../process/problem.cts';
import { say } from '../process/progress.cts';
import { INTERRUPTED, nextSignal } from '../process/signals.cts';
import { openArgyle } from './argyle.cts';
import { readChoices } from './choices.cts';
import { createCleanups } from './cleanups.cts';
import { takeKeys } from './keys.cts';
import { showNext } from './play.cts';
import { setStage } from './stage.cts';
import type { Cleanups } from './cleanups.cts';
import type { Choices } from './choices.cts';

/**
 * Runs the demo.
 * @param args of the command line
 * @returns the exit code: 0 when everything happened as it should
 */
export async function main(args: string[]): Promise<number> {
	const cleanups = createCleanups();
	const ending = await perform(args, cleanups);
	const clean = await cleanups.run({ failed: ending.code === 1 });
	say(
		clean
			? ending.sentence
			: `${ending.sentence} But not everything could be cleaned up, see above.`,
	);
	return clean ? ending.code : ending.code || 1;
}

async function perform(
	args: string[],
	cleanups: Cleanups,
): Promise<{ code: number; sentence: string }> {
	const signal = nextSignal();
	try {
		const choices = readChoices(args, process.env);
		const winner = await Promise.race([playAll(choices, cleanups), signal]);
		if (winner === 'interrupted') {
			return { code: INTERRUPTED, sentence: 'Stopped before the demo was over.' };
		}
		if (!choices.once) {
			const { email, password } = winner.stage.login;
			say(`n8n is open at http://localhost:${choices.port}`);
			say(`  login: ${email}   password: ${password}`);
			say(
				'Enter lets another login fail, r and Enter lets that applicant connect. Ctrl-C unpublishes the workflow and stops everything.',
			);
			await Promise.race([takeKeys(winner.stage, winner.argyle), signal]);
			await signal;
		}
		return {
			code: 0,
			sentence:
				'Done: n8n received, verified and explained a failed login; everything is stopped and no webhook subscription is left.',
		};
	} catch (error) {
		return { code: 1, sentence: `Failed: ${describeFailure(error)}` };
	}
}

async function playAll(choices: Choices, cleanups: Cleanups) {
	await claimPort(choices.port);
	const argyle = await openArgyle(choices.sandbox);
	cleanups.add(`Closing ${argyle.name}`, argyle.close);
	cleanups.add('Counting the webhook subscriptions that are left', async () => {
		const count = await argyle.countSubscriptions();
		if (count > 0) throw new Problem(`${argyle.name} still has ${count}`);
	});
	const stage = await setStage(choices, argyle, cleanups);
	argyle.failLogin();
	await showNext(stage, argyle, 0);
	return { stage, argyle };
}
