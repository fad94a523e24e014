import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/root.cts';
import { say } from '../../tools/process/progress.cts';
import { describeMachine, judge, readMachine, toList, toTable } from '../report.cts';
import { percentile } from '../statistics.cts';
import type { Leg } from './leg.cts';
import type { Verdict } from './verdicts.cts';

const FOLDER = join(ROOT, 'reports');

/** So many readings show how it went. */
const SHOWN = 10;

/** Prints the results of a soak, and keeps them in reports/ as Markdown and JSON. */
export function writeReport(legs: Leg[], verdicts: Verdict[]) {
	const machine = readMachine();
	const tables = legs.flatMap((leg) => [
		{ title: `${describeLeg(leg)}: answers`, rows: listAnswers(leg) },
		{ title: `${describeLeg(leg)}: n8n at rest, after a garbage collection`, rows: listUse(leg) },
	]);
	const text = [
		'# soak',
		describeMachine(machine),
		...tables.flatMap(({ title, rows }) => [`## ${title}`, toTable(rows)]),
		toList(verdicts.map(({ goal, met, found }) => judge(goal, met, found))),
	].join('\n\n');
	mkdirSync(FOLDER, { recursive: true });
	writeFileSync(join(FOLDER, 'soak.md'), `${text}\n`);
	const data = {
		at: new Date().toISOString(),
		seconds: Math.round(legs.reduce((sum, { seconds }) => sum + seconds, 0)),
		deliveries: legs.reduce((sum, { ledger }) => sum + ledger.answers.length, 0),
		machine,
		tables,
		verdicts,
	};
	writeFileSync(join(FOLDER, 'soak.json'), `${JSON.stringify(data, null, '\t')}\n`);
	say(`\n${text}\n\nAlso in reports/soak.md and .json.`);
}

function describeLeg({ engine, ledger, seconds }: Leg) {
	const rate = ledger.answers.length / seconds;
	return `${engine}, ${ledger.answers.length} deliveries in ${Math.round(seconds)} s (${rate.toFixed(1)} a second)`;
}

function listAnswers({ ledger }: Leg) {
	const kinds = [...new Set(ledger.answers.map(({ kind }) => kind))].sort();
	return kinds.map((kind) => {
		const answers = ledger.answers.filter((one) => one.kind === kind);
		const times = answers.map(({ milliseconds }) => milliseconds);
		const expected = [...new Set(answers.map((one) => one.expected))].join(', ');
		return {
			kind,
			sent: answers.length,
			[`answered as expected`]: answers.filter((one) => one.status === one.expected).length,
			status: expected,
			'p50 ms': Math.round(percentile(times, 0.5)),
			'p99 ms': Math.round(percentile(times, 0.99)),
		};
	});
}

function listUse({ readings }: Leg) {
	const every = Math.max(1, Math.floor(readings.length / SHOWN));
	return readings
		.filter((_, at) => at === 0 || (at + 1) % every === 0)
		.map(({ deliveries, heap, buffers, resident, descriptors }) => ({
			'after deliveries': deliveries,
			'heap MB': heap.toFixed(1),
			'buffers MB': buffers.toFixed(1),
			'process MB': Math.round(resident),
			'open files and sockets': descriptors,
		}));
}
