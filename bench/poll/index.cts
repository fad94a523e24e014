import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { TYPESCRIPT } from '../../tools/process/typescript.cts';
import { ROOT } from '../../tools/root.cts';
import { step } from '../../tools/process/progress.cts';
import { run as runCommand } from '../../tools/process/run.cts';
import { watchMemory } from '../../tools/process/memory.cts';
import { judge, report } from '../report.cts';
import { createTrigger } from './trigger.cts';

const SIZES = [1_000, 10_000, 100_000];
const PAGE = 200;
const OWN_LIMIT = 48;
const MEGABYTE = 2 ** 20;

/**
 * Measures a poll of accounts with 1 % failed, with Argyle's limit of 50 requests a second: the first
 * one, which gives all of them, and the next, which gives none. Argyle runs in a process of its own.
 */
export async function run() {
	const log = join(ROOT, 'reports/build.log');
	await step('Building', () => runCommand('npx', ['gulp', 'build'], { cwd: ROOT, log }));
	const rows = [];
	for (const accounts of SIZES) {
		rows.push(await step(`${accounts} accounts`, () => measure(accounts)));
	}
	const largest = rows[rows.length - 1];
	if (largest === undefined) return;
	const goal = (largest.pages / 45) * 1.2;
	report(
		'poll',
		[{ title: 'A poll, 1 % of the accounts failed', rows: rows.map(toRow) }],
		[
			judge(
				`${largest.accounts.toLocaleString('en')} accounts in at most ${goal.toFixed(1)} s, which is their pages at 45 a second and 20 %`,
				Math.max(largest.first, largest.next) <= goal,
				`${Math.max(largest.first, largest.next).toFixed(1)} s`,
			),
			judge(
				'the heap grows by less than 64 MB',
				largest.memory < 64 * MEGABYTE,
				`${(largest.memory / MEGABYTE).toFixed(1)} MB`,
			),
			judge(
				'the state is bounded by the failures',
				rows.every(({ state, items }) => state <= items * 80 + 200),
				`${Math.round(largest.state / largest.items)} bytes a failure`,
			),
			judge(
				'no request is turned away for the limit',
				rows.every(({ refused }) => refused === 0),
				`${largest.refused} of ${2 * largest.pages}`,
			),
		],
	);
}

async function measure(accounts: number) {
	const argyle = fork(join(__dirname, 'argyle.cts'), [String(accounts)], { execArgv: TYPESCRIPT });
	try {
		const [{ credential }] = await once(argyle, 'message');
		const pages = Math.ceil(accounts / PAGE);
		const memory = watchMemory();
		let requests = 0;
		const trigger = createTrigger(credential, () => {
			requests += 1;
			// A collection takes its time, so there are no more than needed to see what grows.
			if (requests % Math.max(1, Math.floor(pages / 5)) === 0) memory.sample();
		});
		const first = await time(trigger.poll);
		memory.sample();
		const next = await time(trigger.poll);
		argyle.send('journal');
		const [{ refused }] = await once(argyle, 'message');
		const state = trigger.countStateBytes();
		return {
			...{ accounts, pages, refused, state, items: first.result, memory: memory.highest() },
			...{ first: first.seconds, next: next.seconds, again: next.result },
		};
	} finally {
		argyle.kill();
	}
}

async function time(act: () => Promise<number>): Promise<{ seconds: number; result: number }> {
	const started = performance.now();
	const result = await act();
	return { seconds: (performance.now() - started) / 1000, result };
}

function toRow({
	accounts,
	pages,
	items,
	again,
	first,
	next,
	memory,
	state,
}: Awaited<ReturnType<typeof measure>>) {
	return {
		accounts,
		pages,
		[`pages ÷ ${OWN_LIMIT}, s`]: (pages / OWN_LIMIT).toFixed(2),
		'first poll, s': first.toFixed(2),
		items,
		'next poll, s': next.toFixed(2),
		'items again': again,
		'heap, MB': (memory / MEGABYTE).toFixed(1),
		'state, KB': (state / 1024).toFixed(1),
	};
}
