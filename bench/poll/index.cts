import { join } from 'node:path';
import { ROOT } from '../../tools/root.cts';
import { measurePeak } from '../../tools/process/memory.cts';
import { step } from '../../tools/process/progress.cts';
import { PollStage } from '../../test/support/stage/poll';
import { startArgyle } from '../argyle.cts';
import type { Bench } from '../bench.cts';

const SIZES = [1_000, 10_000, 100_000];
const PAGE = 200;
/** The package's own limit, in requests a second. */
const OWN_LIMIT = 48;
const MEGABYTE = 2 ** 20;
/** A garbage collection precedes each sample, so there are few. */
const SAMPLE_MS = 2_000;

/**
 * Two polls of many accounts, 1 % of them failed, with Argyle's limit of 50 requests a second: the first one gives all
 * failures, the next one gives none. Argyle runs in a process of its own.
 */
export const poll: Bench = {
	title: 'Polling',
	defaults: {},
	run: async () => {
		const polls = [];
		for (const accounts of SIZES) {
			polls.push(await step(`${accounts} accounts`, () => measure(accounts)));
		}
		return {
			tables: [{ title: 'A poll, 1 % of the accounts failed', rows: polls.map(toRow) }],
			verdicts: judge(polls),
		};
	},
};

type Measured = Awaited<ReturnType<typeof measure>>;

async function measure(accounts: number) {
	const argyle = await startArgyle({ accounts, every: 100, providers: 1 });
	try {
		const { credential } = argyle;
		const built: typeof import('../../nodes/Argyle/ArgylePollTrigger.node') = require(
			join(ROOT, 'dist/nodes/Argyle/ArgylePollTrigger.node.js'),
		);
		const trigger = new built.ArgylePollTrigger();
		const stage = new PollStage({ credential, trigger, parameters: { firstPoll: 'existing' } });
		const [first, next] = [
			{ seconds: 0, items: 0 },
			{ seconds: 0, items: 0 },
		];
		const memory = await measurePeak(async () => {
			for (const one of [first, next]) {
				const started = performance.now();
				one.items = (await stage.poll())?.length ?? 0;
				one.seconds = (performance.now() - started) / 1_000;
			}
		}, SAMPLE_MS);
		const { refused } = await argyle.readJournal();
		const state = Buffer.byteLength(JSON.stringify(stage.saved));
		return { accounts, pages: Math.ceil(accounts / PAGE), first, next, memory, refused, state };
	} finally {
		argyle.close();
	}
}

function judge(polls: Measured[]) {
	const largest = polls.at(-1);
	if (largest === undefined) return [];
	const { accounts, pages, first, next, memory, refused, state } = largest;
	const goal = (pages / 45) * 1.2;
	const slowest = Math.max(first.seconds, next.seconds);
	return [
		{
			goal: `${accounts.toLocaleString('en')} accounts in at most ${goal.toFixed(1)} s, which is their pages at 45 a second and 20 %`,
			met: slowest <= goal,
			found: `${slowest.toFixed(1)} s`,
		},
		{
			goal: 'the heap grows by less than 64 MB',
			met: memory < 64 * MEGABYTE,
			found: `${(memory / MEGABYTE).toFixed(1)} MB`,
		},
		{
			goal: 'the state is bounded by the failures',
			met: polls.every((one) => one.state <= one.first.items * 80 + 200),
			found: `${Math.round(state / first.items)} bytes a failure`,
		},
		{
			goal: 'no request is refused for the limit',
			met: polls.every((one) => one.refused === 0),
			found: `${refused} of ${2 * pages}`,
		},
	];
}

function toRow({ accounts, pages, first, next, memory, state }: Measured) {
	return {
		accounts,
		pages,
		[`pages ÷ ${OWN_LIMIT}, s`]: (pages / OWN_LIMIT).toFixed(2),
		'first poll, s': first.seconds.toFixed(2),
		items: first.items,
		'next poll, s': next.seconds.toFixed(2),
		'items again': next.items,
		'heap, MB': (memory / MEGABYTE).toFixed(1),
		'state, KB': (state / 1024).toFixed(1),
	};
}
