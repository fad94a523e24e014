import { sum } from 'simple-statistics';
import { say, step } from '../../tools/process/progress.cts';
import { fillOnceTable } from '../../tools/n8n/world/onceTable.cts';
import { untilIdle } from '../idle.cts';
import { openScene } from './scene.cts';
import { countPasses, takeTurn } from './turn.cts';
import type { Bench } from '../bench.cts';
import type { Rest } from '../../tools/n8n/rest/index.cts';
import type { Scene } from './scene.cts';
import type { Turn } from './turn.cts';

const THOUSAND = 1_000;

/** n8n loads nodes and compiles code in its first runs, which also make the table. */
const WARM_UP = [1, 200];

/** More than the machine's other work makes of it. */
const SAME_SPEED = 1.1;

/** The last copies wait for 3 minutes, as in the example. */
const LAST_COPIES_MS = 900_000;

/** The recipe for each failure once, failure by failure into one real n8n, and then a thousand more. */
export const once: Bench = {
	title: 'Each failure once',
	defaults: { items: THOUSAND },
	run: async ({ items, rows, settings }) => {
		const scene = await step('Starting n8n', () => openScene(settings));
		try {
			const warmUp = await takeTurns(scene, WARM_UP);
			const turns = await takeTurns(scene, divide(items));
			const { rest, workflow } = scene;
			if (rows > 0) await step(`${rows} rows`, () => fillOnceTable(rest, workflow, rows));
			turns.push(...(await takeTurns(scene, [THOUSAND], turns.length)));
			const counted = scene.passed.received.length;
			await step('The last copies', () => untilIdle(scene.rest, LAST_COPIES_MS));
			const late = countPasses(scene, counted);
			const set = Object.entries(settings).map((pair) => pair.join('='));
			const title = `${items} failures, ${rows} rows, and ${THOUSAND} failures more, every third one twice. n8n settings: ${set.join(', ') || 'none'}`;
			return {
				tables: [{ title, rows: turns.map(toRow) }],
				verdicts: [
					judgePasses([...warmUp, ...turns], late),
					judgeAnswers(turns, await countErrors(scene.rest)),
					judgeSpeed(turns),
				],
			};
		} finally {
			await scene.close();
		}
	},
};

function divide(items: number): number[] {
	const turns = Math.ceil(items / THOUSAND);
	return Array.from({ length: turns }, (_, at) => Math.min(THOUSAND, items - at * THOUSAND));
}

async function takeTurns(scene: Scene, sizes: number[], before = 0): Promise<Turn[]> {
	const turns: Turn[] = [];
	for (const failures of sizes) {
		const turn = await takeTurn(scene, failures);
		turns.push(turn);
		say(`  ${new Date().toISOString()} ${JSON.stringify(toRow(turn, before + turns.length - 1))}`);
	}
	return turns;
}

function toRow(turn: Turn, at: number) {
	return {
		turn: at + 1,
		failures: turn.failures,
		'failures/s': (turn.failures / turn.seconds).toFixed(1),
		'deliveries/s': (turn.deliveries / turn.seconds).toFixed(1),
		"n8n's processor ms a delivery": toMilliseconds(turn).toFixed(1),
		passed: turn.passed,
		'passed twice': turn.twice,
		'not accepted': turn.refused,
		'slowest answer, s': turn.slowest.toFixed(1),
		load: turn.load.toFixed(1),
	};
}

function toMilliseconds({ processor, deliveries }: Turn) {
	return (processor * 1_000) / deliveries;
}

async function countErrors(rest: Rest): Promise<number> {
	const filter = encodeURIComponent(JSON.stringify({ status: ['error', 'crashed'] }));
	const { count }: { count: number } = await rest.ask(
		'GET',
		`/rest/executions?filter=${filter}&limit=1`,
	);
	return count;
}

function judgePasses(turns: Turn[], late: Pick<Turn, 'passed' | 'twice'>) {
	const failures = sum(turns.map((turn) => turn.failures));
	const missing = failures - sum([...turns, late].map(({ passed }) => passed));
	const twice = sum([...turns, late].map((one) => one.twice));
	return {
		goal: 'no failure is missing',
		met: missing === 0,
		found: `${missing} of ${failures}; ${twice} passed twice`,
	};
}

function judgeAnswers(turns: Turn[], errors: number) {
	const refused = sum(turns.map((turn) => turn.refused));
	return {
		goal: 'n8n accepts every delivery, and no run ends in an error',
		met: refused + errors === 0,
		found: `${refused} not accepted, ${errors} errors`,
	};
}

function judgeSpeed(turns: Turn[]) {
	const [first, last] = [turns[0], turns.at(-1)];
	const compare = (read: (turn: Turn) => number) =>
		first && last ? read(last) / read(first) : Number.NaN;
	const work = compare(toMilliseconds);
	const speed = compare((turn) => turn.failures / turn.seconds);
	return {
		goal: `the last thousand costs n8n at most ${SAME_SPEED} times the processor time of the first`,
		met: work <= SAME_SPEED,
		found: `${work.toFixed(2)} times; ${speed.toFixed(2)} times as many failures a second, at a load of ${first?.load.toFixed(1)} and ${last?.load.toFixed(1)}`,
	};
}
