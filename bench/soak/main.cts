// `npm run soak -- [--engine legacy|isolates] [--deliveries N]`: thousands of deliveries of all kinds go to a real n8n. In
// the end what was sent is compared with what ran, and n8n's memory with what it was.
import { parseArgs } from 'node:util';
import { buildPackage } from '../../tools/n8n/package.cts';
import { Problem, describeFailure } from '../../tools/process/problem.cts';
import { say } from '../../tools/process/progress.cts';
import { INTERRUPTED, nextSignal } from '../../tools/process/signals.cts';
import { keep } from '../report.cts';
import { runLeg } from './leg.cts';
import { tabulate } from './tables.cts';
import { judgeLeg } from './verdicts.cts';

/**
 * The default one is many times slower. In both the heap grows by 2 to 3 MB in the first 2,000 deliveries, ever more slowly:
 * the second half of a leg, in which it must not grow, has to begin after that.
 */
const ENGINES: Record<string, { env: NodeJS.ProcessEnv; deliveries: number }> = {
	legacy: { env: { N8N_EXPRESSION_ENGINE: 'legacy' }, deliveries: 15_000 },
	isolates: { env: {}, deliveries: 5_000 },
};

/** A line through the second half of the readings needs three of them. */
const MIN_DELIVERIES = 400;

/** @returns the exit code: 1 when a goal is missed */
async function main(args: string[]): Promise<number> {
	const interruption = { stopped: false };
	void nextSignal().then(() => {
		say('Stopping …');
		interruption.stopped = true;
	});
	try {
		const chosen = readChoices(args);
		await buildPackage();
		const legs = [];
		for (const { engine, env, deliveries } of chosen) {
			const leg = await runLeg(engine, env, deliveries, interruption);
			if (leg === undefined) return INTERRUPTED;
			legs.push(leg);
		}
		const verdicts = legs.flatMap(judgeLeg);
		keep(
			'soak',
			{ tables: legs.flatMap(tabulate), verdicts },
			{
				seconds: Math.round(legs.reduce((sum, { seconds }) => sum + seconds, 0)),
				deliveries: legs.reduce((sum, { ledger }) => sum + ledger.answers.length, 0),
			},
		);
		return verdicts.every(({ met }) => met) ? 0 : 1;
	} catch (error) {
		if (interruption.stopped) return INTERRUPTED;
		say(describeFailure(error));
		return 1;
	}
}

/** @throws {Problem} when an argument makes no sense */
function readChoices(args: string[]) {
	const { values } = parseArgs({
		args,
		options: { engine: { type: 'string' }, deliveries: { type: 'string' } },
	});
	const { engine: only, deliveries: number } = values;
	const chosen = Object.entries(ENGINES).filter(([name]) => [undefined, name].includes(only));
	if (chosen.length === 0) {
		throw new Problem(`There is no engine ${only}; there are: ${Object.keys(ENGINES).join(', ')}.`);
	}
	if (number !== undefined && !(Number(number) >= MIN_DELIVERIES)) {
		throw new Problem(`--deliveries needs a number of at least ${MIN_DELIVERIES}.`);
	}
	return chosen.map(([engine, { env, deliveries }]) => ({
		engine,
		env,
		deliveries: Number(number ?? deliveries),
	}));
}

void main(process.argv.slice(2)).then((code) => process.exit(code));
