import { sum } from 'simple-statistics';
import { say, step } from '../../tools/process/progress.cts';
import { openScene } from './scene.cts';
import { takeTurn } from './turn.cts';
import type { Bench } from '../bench.cts';
import type { Rest } from '../../tools/n8n/rest/index.cts';
import type { Scene } from './scene.cts';
import type { Turn } from './turn.cts';

const THOUSAND = 1_000;

/** n8n loads nodes and compiles code in its first runs, which also make the table. */
const WARM_UP = [1, 200];

/** More than the machine's other work makes of it. */
const SAME_SPEED = 1.1;

/** The recipe for each failure once, failure by failure into one real n8n, and then a thousand more. */
export const once: Bench = {
	title: 'Each failure once',
	defaults: { items: THOUSAND },
	run: async ({ items, settings }) => {
		const scene = await step('Starting n8n', () => openScene(settings));
		try {
			for (const failures of WARM_UP) await takeTurn(scene, failures);
			const turns = await takeTurns(scene, items);
			const set = Object.entries(settings).map((pair) => pair.join('='));
			const title = `${items} failures and ${THOUSAND} more, every third one twice. n8n settings: ${set.join(', ') || 'none'}`;
			return {
				tables: [{ title, rows: turns.map(toRow) }],
				verdicts: judge(turns, await countErrors(scene.rest)),
			};
		} finally {
			await scene.close();
		}
	},
};

async function takeTurns(scene: Scene, items: number): Promise<Turn[]> {
	const turns: Turn[] = [];
	for (let left = items + THOUSAND; left > 0; left -= THOUSAND) {
		const turn = await takeTurn(scene, Math.min(left, THOUSAND));
		turns.push(turn);
		say(`  ${new Date().toISOString()} ${JSON.stringify(toRow(turn, turns.length - 1))}`);
	}
	return turns;
}

function toRow(turn: Turn, at: number) {
	return {
		thousand: at + 1,
		'failures/s': (turn.failures / turn.seconds).toFixed(1),
		'deliveries/s': (turn.deliveries / turn.seconds).toFixed(1),
		"n8n's processor ms a delivery": toMilliseconds(turn).toFixed(1),
		missing: turn.missing,
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

function judge(turns: Turn[], errors: number) {
	const total = (read: (turn: Turn) => number) => sum(turns.map(read));
	const [failures, missing] = [total((one) => one.failures), total((one) => one.missing)];
	const [refused, twice] = [total((one) => one.refused), total((one) => one.twice)];
	const [first, last] = [turns[0], turns.at(-1)];
	const compare = (read: (turn: Turn) => number) =>
		first && last ? read(last) / read(first) : Number.NaN;
	const work = compare(toMilliseconds);
	const speed = compare((turn) => turn.failures / turn.seconds);
	return [
		{ goal: 'no failure is missing', met: missing === 0, found: `${missing} of ${failures}` },
		{
			goal: 'n8n accepts every delivery, and no run ends in an error',
			met: refused + errors === 0,
			found: `${refused} not accepted, ${errors} errors; ${twice} passed twice`,
		},
		{
			goal: `the last thousand costs n8n at most ${SAME_SPEED} times the processor time of the first`,
			met: work <= SAME_SPEED,
			found: `${work.toFixed(2)} times; ${speed.toFixed(2)} times as many failures a second, at a load of ${first?.load.toFixed(1)} and ${last?.load.toFixed(1)}`,
		},
	];
}
