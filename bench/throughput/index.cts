import { quantile, sum } from 'simple-statistics';
import { say, step } from '../../tools/process/progress.cts';
import { readProcessorSeconds } from '../../tools/process/usage.cts';
import { untilIdle } from '../idle.cts';
import { compareRounds, toPercent } from '../statistics.cts';
import { CONNECTIONS, sendLoad, timePairs } from './load.cts';
import {
	FOREIGN,
	FORGED,
	GENUINE,
	MINIMAL,
	MINIMAL_IDLE,
	MINIMAL_OPENING,
	MINIMAL_WITH_CREDENTIAL,
	RAW,
	openScene,
} from './scene.cts';
import type { Bench, Options } from '../bench.cts';
import type { Verdict } from '../report.cts';
import type { Comparison } from '../statistics.cts';
import type { Turn as Load } from './load.cts';
import type { Case, Scene } from './scene.cts';

/** n8n evaluates expressions in isolates by default (2.40 and later), or in its own process. */
const ENGINES = { 'default (isolates)': {}, legacy: { N8N_EXPRESSION_ENGINE: 'legacy' } };

const PAIRS_SECONDS = 60;

/** Of each case that starts nothing, after its pairs: with the older engine more than 5,000 deliveries. */
const FLOOD_SECONDS = 20;

/** `processor`: seconds, of n8n. */
type Turn = Load & { processor: number };

interface Measured {
	/** By the name of the case, in the order of the rounds. */
	turns: Map<string, Turn[]>;
	/** Of answers that start nothing, by our case: of the minimal trigger, and of ours. */
	pairs: Map<string, [number, number][]>;
	/** What all deliveries together that start nothing have caused. */
	aftermath: { deliveries: number; executions: number; requests: number };
}

/** The number of deliveries that a real n8n answers with each of the triggers, in turns. */
export const throughput: Bench = {
	title: 'Deliveries into a real n8n',
	defaults: { rounds: 12, seconds: 4 },
	run: async (options) => {
		const tables = [];
		const verdicts: Verdict[] = [];
		for (const [engine, env] of Object.entries(ENGINES)) {
			const { turns, pairs, aftermath } = await measureEngine(engine, env, options);
			tables.push({
				title: `Expression engine: ${engine}, ${CONNECTIONS} connections`,
				rows: [...turns].map(([name, all]) => toRow(name, all)),
			});
			verdicts.push(
				judgeGenuine(engine, RAW, MINIMAL_WITH_CREDENTIAL, turns),
				judgeGenuine(engine, GENUINE, MINIMAL_OPENING, turns),
				...[...pairs].map(([name, some]) => judgeIdle(engine, name, some)),
				judgeAftermath(engine, aftermath),
			);
		}
		return { tables, verdicts };
	},
};

async function measureEngine(
	engine: string,
	env: NodeJS.ProcessEnv,
	{ rounds, seconds }: Options,
): Promise<Measured> {
	const scene = await step(`Starting n8n, ${engine}`, () => openScene(env));
	const { cases, close } = scene;
	try {
		const turns: Measured['turns'] = new Map(cases.map(({ name }) => [name, []]));
		// The first round warms up: code gets compiled, caches get filled.
		for (let round = 0; round <= rounds; round += 1) {
			const first = round % cases.length;
			// Rotated, so that no case always follows the same one, or comes first.
			for (const one of [...cases.slice(first), ...cases.slice(0, first)]) {
				const turn = await takeTurn(scene, one, seconds);
				if (round > 0) turns.get(one.name)?.push(turn);
				say(`  round ${round} of ${rounds}, ${one.name}: ${turn.times.length} answers`);
			}
		}
		return { turns, ...(await measureIdle(scene)) };
	} finally {
		await close();
	}
}

async function takeTurn({ n8n, rest }: Scene, one: Case, seconds: number): Promise<Turn> {
	const before = readProcessorSeconds(n8n.pid());
	const load = await sendLoad(one, seconds);
	await untilIdle(rest);
	return { ...load, processor: readProcessorSeconds(n8n.pid()) - before };
}

/** Compares what starts nothing with the minimal trigger that starts nothing, and counts what it causes. */
async function measureIdle({ argyle, cases, rest }: Scene) {
	const idle = cases.find(({ name }) => name === MINIMAL_IDLE);
	if (!idle) throw new Error('A case is missing');
	const pairs: Measured['pairs'] = new Map();
	// IDs of executions count up.
	const readLast = async () => Number((await rest.listExecutions())[0]?.id ?? 0);
	const before = await readLast();
	argyle.clearJournal();
	let deliveries = 0;
	for (const name of [FORGED, FOREIGN]) {
		const one = cases.find((other) => other.name === name);
		if (!one) throw new Error('A case is missing');
		// n8n reads the body before either sees it, so both get the same one.
		const { body, headers } = one;
		const timed = await timePairs({ ...idle, body, headers }, one, PAIRS_SECONDS);
		const { times, unexpected } = await sendLoad(one, FLOOD_SECONDS);
		if (unexpected > 0) throw new Error(`${name}: ${unexpected} unexpected answers`);
		deliveries += 2 * timed.length + times.length;
		pairs.set(name, timed);
	}
	await untilIdle(rest);
	const executions = (await readLast()) - before;
	return { pairs, aftermath: { deliveries, executions, requests: argyle.requests.length } };
}

function toRow(name: string, turns: Turn[]) {
	const times = turns.flatMap((turn) => turn.times);
	const total = (read: (turn: Turn) => number) => sum(turns.map(read));
	const processor = (1_000 * total((turn) => turn.processor)) / times.length;
	return {
		case: name,
		'requests/s': (times.length / total(({ seconds }) => seconds)).toFixed(1),
		'p50 ms': Math.round(quantile(times, 0.5)),
		'p99 ms': Math.round(quantile(times, 0.99)),
		"n8n's processor ms each": processor.toFixed(1),
		'unexpected answers': total(({ unexpected }) => unexpected),
	};
}

/** @param limited the case that no trigger with the same work of n8n can exceed */
function judgeGenuine(engine: string, ours: string, limited: string, turns: Measured['turns']) {
	const compareWith = (name: string) =>
		// The turns of a round follow each other, so a busy minute of the machine affects all cases.
		compareRounds(
			(turns.get(ours) ?? []).map((turn, at) => [
				toRate(turn),
				toRate(turns.get(name)?.[at] ?? turn),
			]),
		);
	const limit = compareWith(limited);
	const others = [MINIMAL, MINIMAL_WITH_CREDENTIAL].filter((name) => name !== limited);
	const compared = others.map(
		(name) => `Compared with the ${name}: ${describe(compareWith(name))}`,
	);
	return {
		goal: `${engine}: ${ours}: at least 95 % of the ${limited}`,
		met: limit.ratio >= 0.95,
		found: `${describe(limit)}. ${compared.join('. ')}`,
	};
}

/**
 * Both answer immediately and start nothing, and nearly all of the time is n8n's. Only pairs of requests can show a
 * difference; one within the scatter does not count.
 */
function judgeIdle(engine: string, name: string, pairs: [number, number][]) {
	const comparison = compareRounds(pairs);
	return {
		goal: `${engine}: ${name}: no slower than the minimal trigger that starts nothing`,
		met: comparison.range[1] >= 1,
		found: describe(comparison),
	};
}

function judgeAftermath(
	engine: string,
	{ deliveries, executions, requests }: Measured['aftermath'],
) {
	return {
		goal: `${engine}: deliveries that start nothing cost no execution and no request to Argyle`,
		met: executions === 0 && requests === 0,
		found: `${deliveries} deliveries, ${executions} executions, ${requests} requests`,
	};
}

/** @returns answers a second */
function toRate({ times, seconds }: Turn) {
	return times.length / seconds;
}

function describe({ ratio, range: [low, high], total, rounds }: Comparison) {
	return `${toPercent(ratio)} in the median of ${rounds} rounds, 95 % sure between ${toPercent(low)} and ${toPercent(high)}; ${toPercent(total)} in sum`;
}
