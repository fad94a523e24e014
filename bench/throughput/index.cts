import { join } from 'node:path';
import { ROOT } from '../../tools/root.cts';
import { say, step } from '../../tools/process/progress.cts';
import { run as runCommand } from '../../tools/process/run.cts';
import { judge, report } from '../report.cts';
import { compareRounds, percentile } from '../statistics.cts';
import { CONNECTIONS, sendLoad } from './load.cts';
import { timePairs } from './pairs.cts';
import { readProcessorSeconds } from './processor.cts';
import { openScene } from './scene.cts';
import type { Options } from '../main.cts';
import type { Scene } from './scene.cts';
import type { Comparison } from '../statistics.cts';
import type { Turn as TurnType } from './load.cts';

/** n8n evaluates expressions in isolates by default (2.40 and later), or in its own process. */
const ENGINES = { 'default (isolates)': {}, legacy: { N8N_EXPRESSION_ENGINE: 'legacy' } };

const SMALLEST = 'smallest trigger';
/** The host's ceiling for ours: n8n looks into a credential in every run of a node that has one. */
const SMALLEST_WITH_CREDENTIAL = 'smallest trigger with a credential';
const SMALLEST_IDLE = 'smallest trigger, no execution';
const GENUINE = 'ours, genuine';
const FORGED = 'ours, forged';

const PAIRS_SECONDS = 60;

/** `processor`: seconds, in n8n. */
type Turn = TurnType & { processor: number };

/** Of each case, in the order of the rounds. */
type Turns = Map<string, Turn[]>;

/** Measures how many deliveries a real n8n answers with each of the triggers, in turns. */
export async function run({ rounds, seconds }: Options) {
	const log = join(ROOT, 'reports/build.log');
	await step('Building', () => runCommand('npx', ['gulp', 'build'], { cwd: ROOT, log }));
	const tables = [];
	const verdicts = [];
	for (const [engine, env] of Object.entries(ENGINES)) {
		const { turns, pairs } = await measureEngine(engine, env, rounds, seconds);
		tables.push({
			title: `Expression engine: ${engine}, ${CONNECTIONS} connections`,
			rows: [...turns].map(([name, all]) => toRow(name, all)),
		});
		verdicts.push(...judgeGenuine(engine, turns), judgeForged(engine, pairs));
	}
	report('throughput', tables, verdicts);
}

/**
 * @returns `pairs`: milliseconds of an answer that starts nothing, of the smallest trigger and of
 * ours to a forged delivery
 */
async function measureEngine(
	engine: string,
	env: NodeJS.ProcessEnv,
	rounds: number,
	seconds: number,
): Promise<{ turns: Turns; pairs: [number, number][] }> {
	const scene = await step(`Starting n8n, ${engine}`, () => openScene(env));
	try {
		const turns: Turns = new Map(scene.cases.map(({ name }) => [name, []]));
		// The first round warms up: code gets compiled, caches get filled.
		for (let round = 0; round <= rounds; round += 1) {
			for (const one of rotate(scene.cases, round)) {
				const before = readProcessorSeconds(scene.n8n.pid());
				const turn = await sendLoad(one, seconds);
				await scene.settle();
				const processor = readProcessorSeconds(scene.n8n.pid()) - before;
				if (round > 0) turns.get(one.name)?.push({ ...turn, processor });
				say(`  round ${round} of ${rounds}, ${one.name}: ${turn.times.length} answers`);
			}
		}
		const pairs = await timePairs(find(scene, SMALLEST_IDLE), find(scene, FORGED), PAIRS_SECONDS);
		return { turns, pairs };
	} finally {
		await scene.close();
	}
}

/** @returns so that no case always follows the same one, or comes first */
function rotate<T>(entries: T[], by: number): T[] {
	const at = by % entries.length;
	return [...entries.slice(at), ...entries.slice(0, at)];
}

function toRow(name: string, turns: Turn[]) {
	const times = turns.flatMap((turn) => turn.times);
	const total = (read: (turn: Turn) => number) => turns.reduce((sum, turn) => sum + read(turn), 0);
	return {
		case: name,
		'requests/s': (times.length / total(({ seconds }) => seconds)).toFixed(1),
		'p50 ms': Math.round(percentile(times, 0.5)),
		'p99 ms': Math.round(percentile(times, 0.99)),
		"n8n's processor ms each": (
			(1_000 * total(({ processor }) => processor)) /
			times.length
		).toFixed(1),
		'unexpected answers': total(({ unexpected }) => unexpected),
	};
}

function find({ cases }: Scene, name: string) {
	const found = cases.find((one) => one.name === name);
	if (found === undefined) throw new Error(`There is no case ${name}`);
	return found;
}

function judgeGenuine(engine: string, turns: Turns) {
	const ceiling = compareWith(SMALLEST_WITH_CREDENTIAL, turns);
	const without = compareWith(SMALLEST, turns);
	return [
		judge(
			`${engine}: ours with genuine deliveries at least 95 % of the smallest trigger that has a credential, too`,
			ceiling.ratio >= 0.95,
			describe(ceiling),
		),
		`For comparison: ${describe(without)}, compared with the smallest one without a credential. The difference is n8n's: it reads the credential in every run`,
	];
}

/** @param name of another case */
function compareWith(name: string, turns: Turns) {
	const others = turns.get(name) ?? [];
	// The turns of a round follow each other, so a busy minute of the machine weighs on all cases.
	return compareRounds((turns.get(GENUINE) ?? []).map((turn, at) => pair(turn, others[at])));
}

function describe({ ratio, range: [low, high], total, rounds }: Comparison) {
	return `${toPercent(ratio)} in the middle of ${rounds} rounds, 95 % sure between ${toPercent(low)} and ${toPercent(high)}; ${toPercent(total)} in sum`;
}

/**
 * @param other of the same round
 * @returns requests a second of each
 */
function pair(turn: Turn, other: Turn = turn): [number, number] {
	return [turn.times.length / turn.seconds, other.times.length / other.seconds];
}

/**
 * Both answer immediately and start nothing, and nearly all of the time is n8n's. So only a comparison request by request
 * shows a difference, and one within the scatter does not count.
 */
function judgeForged(engine: string, pairs: [number, number][]) {
	const comparison = compareRounds(inTwos(pairs));
	return judge(
		`${engine}: ours with forged ones no slower than the smallest that starts nothing`,
		comparison.range[1] >= 1,
		describe(comparison),
	);
}

/**
 * @param pairs every second pair begins with the other case
 * @returns two pairs each in sum, so that being first is of no use
 */
function inTwos(pairs: [number, number][]): [number, number][] {
	return pairs.flatMap(([one, other], at) => {
		const before = pairs[at - 1];
		return at % 2 === 1 && before ? [[before[0] + one, before[1] + other]] : [];
	});
}

function toPercent(share: number) {
	return `${(share * 100).toFixed(1)} %`;
}
