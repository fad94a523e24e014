import { claimPort } from '../process/ports.cts';
import { describeFailure, Problem } from '../process/problem.cts';
import { say } from '../process/progress.cts';
import { INTERRUPTED, nextSignal } from '../process/signals.cts';
import { createUndo } from '../process/undo.cts';
import { openArgyle } from './argyle.cts';
import { readChoices } from './choices.cts';
import { takeKeys } from './keys.cts';
import { showNext } from './play.cts';
import { setStage } from './stage.cts';
import type { Choices } from './choices.cts';
import type { End } from './stage.cts';

interface Outcome {
	code: number;
	sentence: string;
}

/**
 * Runs the demo.
 * @param args of the command line
 * @returns the exit code: 0 when everything happened as it should
 */
export async function main(args: string[]): Promise<number> {
	const { later, undoAll } = createUndo();
	const end: End = { later, hasFailed: false };
	const { code, sentence } = await perform(args, end);
	end.hasFailed = code === 1;
	try {
		await undoAll();
	} catch (error) {
		say(describeFailure(error));
		say(`${sentence} But not everything could be cleaned up, see above.`);
		return code || 1;
	}
	say(sentence);
	return code;
}

async function perform(args: string[], end: End): Promise<Outcome> {
	const signal = nextSignal();
	try {
		const choices = readChoices(args, process.env);
		const winner = await Promise.race([playAll(choices, end), signal]);
		if (winner === 'interrupted') {
			return { code: INTERRUPTED, sentence: 'Stopped before the demo was over.' };
		}
		const { stage, argyle } = winner;
		if (!choices.once) {
			const { email, password } = stage.login;
			say(`n8n is open at http://localhost:${choices.port}`);
			say(`  login: ${email}   password: ${password}`);
			say(
				'Press Enter to make another login fail, r and Enter to connect that applicant. Ctrl-C unpublishes the workflow and stops everything.',
			);
			await Promise.race([takeKeys(stage, argyle), signal]);
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

async function playAll(choices: Choices, end: End) {
	await claimPort(choices.port);
	const argyle = await openArgyle(choices.sandbox);
	end.later(argyle.close);
	end.later(async () => {
		const count = await argyle.countSubscriptions();
		if (count > 0) throw new Problem(`${argyle.name} still has ${count} webhook subscription(s).`);
	});
	const stage = await setStage(choices, argyle, end);
	argyle.failLogin();
	await showNext(stage, argyle, 0);
	return { stage, argyle };
}
