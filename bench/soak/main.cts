import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../../tools/root.cts';
import { Problem, describeFailure } from '../../tools/process/problem.cts';
import { say, step } from '../../tools/process/progress.cts';
import { run } from '../../tools/process/run.cts';
import { INTERRUPTED, nextSignal } from '../../tools/process/signals.cts';
import { runLeg } from './leg.cts';
import { writeReport } from './page.cts';
import { judgeLeg } from './verdicts.cts';

/**
 * The default one is many times slower. In both the heap grows by 2 to 3 MB in the first 2,000 deliveries, more and more slowly:
 * the second half of a leg, in which it must not grow, has to begin after that.
 */
const ENGINES: Record<string, { env: NodeJS.ProcessEnv; deliveries: number }> = {
	legacy: { env: { N8N_EXPRESSION_ENGINE: 'legacy' }, deliveries: 15_000 },
	isolates: { env: {}, deliveries: 5_000 },
};

/** A line through the second half of the readings needs three of them. */
const FEWEST = 400;

/**
 * Sends thousands of deliveries of all kinds to a real n8n, and compares in the end what was sent with
 * what ran, and the memory of n8n with what it was.
 * @param args `--engine legacy|isolates` for one of them, `--deliveries N` for each of them
 * @returns the exit code: 1 when a goal is missed
 */
export async function main(args: string[]): Promise<number> {
	const interruption = { stopped: false };
	void nextSignal().then(() => {
		say('Stopping …');
		interruption.stopped = true;
	});
	try {
		const chosen = readChoices(args);
		return await soak(chosen, interruption);
	} catch (error) {
		if (interruption.stopped) return INTERRUPTED;
		say(describeFailure(error));
		return 1;
	}
}

async function soak(
	chosen: [string, { env: NodeJS.ProcessEnv; deliveries: number }][],
	interruption: { stopped: boolean },
) {
	const log = join(ROOT, 'reports/build.log');
	await step('Building', () => run('npx', ['gulp', 'build'], { cwd: ROOT, log }));
	const legs = [];
	for (const [engine, { env, deliveries }] of chosen) {
		const leg = await runLeg(engine, env, deliveries, interruption);
		if (leg === undefined) return INTERRUPTED;
		legs.push(leg);
	}
	const verdicts = legs.flatMap(judgeLeg);
	writeReport(legs, verdicts);
	return verdicts.every(({ met }) => met) ? 0 : 1;
}

/** @throws {Problem} when one of them makes no sense */
function readChoices(args: string[]): [string, { env: NodeJS.ProcessEnv; deliveries: number }][] {
	const { values } = parseArgs({
		args,
		options: { engine: { type: 'string' }, deliveries: { type: 'string' } },
	});
	const { engine, deliveries } = values;
	const chosen = Object.entries(ENGINES).filter(([name]) => [undefined, name].includes(engine));
	if (chosen.length === 0) {
		throw new Problem(
			`There is no engine ${engine}; there are: ${Object.keys(ENGINES).join(', ')}.`,
		);
	}
	if (deliveries !== undefined && !(Number(deliveries) >= FEWEST)) {
		throw new Problem(`--deliveries needs a number of at least ${FEWEST}.`);
	}
	return chosen.map(([name, one]) => [
		name,
		{ ...one, deliveries: Number(deliveries ?? one.deliveries) },
	]);
}
