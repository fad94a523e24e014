import { join } from 'node:path';
import { ROOT } from '../../tools/root.cts';
import { say, step } from '../../tools/process/progress.cts';
import { run as runCommand } from '../../tools/process/run.cts';
import { openWorld } from '../../tools/n8n/world/world.cts';
import { judge, report } from '../report.cts';
import { listCases } from './cases.cts';
import { createTurns } from './turn.cts';
import type { Options } from '../main.cts';
import type { World } from '../../tools/n8n/world/world.cts';
import type { Turn } from './turn.cts';
import type { Case } from './cases.cts';

const LIMIT = 50;

/** What the others are compared with. */
const SERIAL = 'ours in a loop, one at a time';

type Measured = Case & { turns: Turn[] };

/** Has one n8n delete many accounts in several ways, in turns, at a simulator with Argyle's limit. */
export async function run({ rounds, items = 400 }: Options) {
	const log = join(ROOT, 'reports/build.log');
	await step('Building', () => runCommand('npx', ['gulp', 'build'], { cwd: ROOT, log }));
	const world = await step('Starting n8n', () => openWorld({ env: { N8N_LOG_LEVEL: 'error' } }));
	try {
		world.argyle.settings.rateLimit = LIMIT;
		const measured = await measure(world, rounds, items);
		const title = `${items} accounts, rounds: ${rounds}, at ${LIMIT} requests a second`;
		report(
			'bulk',
			[{ title, rows: measured.map((one) => toRow(one, measured)) }],
			judgeAll(measured),
		);
	} finally {
		await world.close();
	}
}

async function measure(world: World, rounds: number, items: number): Promise<Measured[]> {
	const measured: Measured[] = listCases(world.argyle.url).map((one) => ({ ...one, turns: [] }));
	const turns = await Promise.all(
		measured.map(async (one) => ({ ...one, take: await createTurns(world, one) })),
	);
	// A few first: the first run of a node loads it.
	for (const { take } of turns) await take(2);
	for (let round = 1; round <= rounds; round += 1) {
		for (const { name, take, turns: all } of turns) {
			const turn = await take(items);
			all.push(turn);
			say(
				`  round ${round} of ${rounds}, ${name}: ${turn.deleted} in ${turn.seconds.toFixed(1)} s`,
			);
		}
	}
	return measured;
}

function total({ turns }: Measured, name: keyof Omit<Turn, 'succeeded'>) {
	return turns.reduce((sum, turn) => sum + turn[name], 0);
}

function toRow(one: Measured, all: Measured[]) {
	const { name, turns } = one;
	const seconds = total(one, 'seconds');
	const serial = all.find((other) => other.name === SERIAL) ?? one;
	const pace = (some: Measured) => total(some, 'deleted') / total(some, 'seconds');
	const items = total(one, 'deleted') + total(one, 'kept');
	return {
		case: name,
		'deleted %': ((100 * total(one, 'deleted')) / items).toFixed(0),
		'deletes/s ÷ our loop': (pace(one) / pace(serial)).toFixed(2),
		deleted: total(one, 'deleted'),
		lost: total(one, 'kept'),
		'429s': total(one, 'refused'),
		requests: total(one, 'requests'),
		seconds: seconds.toFixed(1),
		'requests/s of the whole run': (total(one, 'requests') / seconds).toFixed(1),
		'n8n says': turns.every(({ succeeded }) => succeeded) ? 'success' : 'error',
	};
}

function judgeAll(measured: Measured[]) {
	const ours = measured.filter(({ isOurs }) => isOurs);
	return ours.flatMap((one) => {
		const rate = total(one, 'requests') / total(one, 'sending');
		return [
			judge(`${one.name}: nothing lost`, total(one, 'kept') === 0, `${total(one, 'kept')} lost`),
			judge(
				`${one.name}: no request turned away for the limit`,
				total(one, 'refused') === 0,
				`${total(one, 'refused')} of ${total(one, 'requests')}`,
			),
			judge(
				`${one.name}: at least 45 requests a second, from the first one to the end of the run`,
				rate >= 45,
				rate.toFixed(1),
			),
		];
	});
}
