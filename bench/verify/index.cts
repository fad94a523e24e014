import { fork } from 'node:child_process';
import { join } from 'node:path';
import { installN8n } from '../../tools/n8n/install.cts';
import { TYPESCRIPT } from '../../tools/process/typescript.cts';
import { ROOT } from '../../tools/root.cts';
import { Problem } from '../../tools/process/problem.cts';
import { step } from '../../tools/process/progress.cts';
import { run as runCommand } from '../../tools/process/run.cts';
import { judge, report } from '../report.cts';
import type { Options } from '../main.cts';
import type { Outcome } from './child.cts';
import type { Found } from './measure.cts';

/**
 * Measures the check of a signature against a bare node:crypto loop and OpenSSL's own benchmark, in
 * turns, in the Node that runs n8n. Rates are per second of processor time; single times are by the
 * clock on the wall.
 */
export async function run({ rounds, seconds }: Options) {
	const log = join(ROOT, 'reports/build.log');
	await step('Building', () => runCommand('npx', ['gulp', 'build'], { cwd: ROOT, log }));
	const { node } = await installN8n();
	const { runtime, baseline, sizes, malformed, positions } = await measureIn(node, rounds, seconds);
	const at = Object.fromEntries(sizes.map((row) => [row.bytes, row]));
	report(
		'verify',
		[
			{ title: `Checking a signature, compared with ${baseline}`, rows: sizes.map(toRow) },
			{ title: 'Refusing a malformed one, whatever the body', rows: malformed },
			{ title: 'Refusing a wrong one of 250 bytes, by its first wrong byte', rows: positions.rows },
		],
		[
			judge(
				"at 50 KB at least 90 % of OpenSSL's rate",
				(at[50_000]?.toOpenssl ?? 0) >= 0.9,
				toPercent(at[50_000]?.toOpenssl ?? 0),
			),
			judge(
				'at 5 KB 99 % of the checks take at most 30 µs',
				(at[5_000]?.p99 ?? Infinity) <= 30,
				describeSlowest(at[5_000]),
			),
			judge(
				'the time does not tell how much of a signature is right: less than 3 % of trend',
				Math.abs(positions.trend) < 0.03,
				toPercent(positions.trend),
			),
		],
		runtime,
	);
}

/** @param node the folder of a Node */
async function measureIn(node: string, rounds: number, seconds: number): Promise<Found> {
	const args = [String(rounds), String(seconds)];
	const child = fork(join(__dirname, 'child.cts'), args, {
		execPath: join(node, 'bin/node'),
		execArgv: TYPESCRIPT,
	});
	return await new Promise((resolve, reject) => {
		child.once('message', (outcome: Outcome) => {
			if ('found' in outcome) resolve(outcome.found);
			else reject(new Problem(outcome.failure));
		});
		child.once('error', reject);
		// After its last message, unlike 'exit'.
		child.once('close', (code) => reject(new Problem(`The measuring process ended with ${code}.`)));
	});
}

function toRow({
	bytes,
	ours,
	bare,
	openssl,
	toBare,
	toOpenssl,
	p50,
	p99,
	...others
}: Found['sizes'][number]) {
	const rate = (one: number) => Math.round(one).toLocaleString('en');
	return {
		bytes: bytes.toLocaleString('en'),
		'ours/s': rate(ours),
		'node:crypto/s': rate(bare),
		'OpenSSL/s': rate(openssl),
		'ours MB/s': Math.round((ours * bytes) / 1e6),
		'of node:crypto': toPercent(toBare),
		'of OpenSSL': toPercent(toOpenssl),
		'p50 µs': p50.toFixed(1),
		'p99 µs': p99.toFixed(1),
		'node:crypto p99 µs': others.bareP99.toFixed(1),
		'empty loop p50 µs': others.idleP50.toFixed(1),
		'empty loop p99 µs': others.idleP99.toFixed(1),
	};
}

function describeSlowest(row?: Found['sizes'][number]) {
	const show = (time: number | undefined) => `${time?.toFixed(1)} µs`;
	return `${show(row?.p99)}, half of them ${show(row?.p50)}; bare node:crypto ${show(row?.bareP99)}; an empty loop: half of its runs take ${show(row?.idleP50)}, ${show(row?.idleP99)}`;
}

function toPercent(share: number) {
	return `${(share * 100).toFixed(1)} %`;
}
