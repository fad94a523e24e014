import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installN8n } from '../../tools/n8n/install.cts';
import { Problem } from '../../tools/process/problem.cts';
import { step } from '../../tools/process/progress.cts';
import { TYPESCRIPT } from '../../tools/process/typescript.cts';
import { toPercent } from '../statistics.cts';
import type { Bench } from '../bench.cts';
import type { Measured } from './measure.cts';

type Size = Measured['sizes'][number];

/** The check of a signature compared with bare node:crypto and with OpenSSL's own benchmark, in the Node that runs n8n. */
export const verify: Bench = {
	title: 'Checking signatures',
	defaults: { rounds: 5, seconds: 0.5 },
	run: async ({ rounds, seconds }) => {
		const { node } = await installN8n();
		const { runtime, openssl, sizes, malformed, positions } = await step(
			"Measuring in n8n's Node",
			() => measureIn(node, rounds, seconds),
		);
		return {
			runtime,
			tables: [
				{ title: `Checking a signature, compared with ${openssl}`, rows: sizes.map(toRow) },
				{ title: 'Refusing a malformed signature, whatever the body', rows: malformed },
				{
					title: 'Refusing a wrong signature of 250 bytes, by its first wrong byte',
					rows: positions.rows,
				},
			],
			verdicts: [...judgeSizes(sizes), judgePositions(positions.trend)],
		};
	},
};

/**
 * @param node the folder of a Node
 * @throws {Problem} with the last output of the process when it fails
 */
async function measureIn(node: string, rounds: number, seconds: number): Promise<Measured> {
	const args = [...TYPESCRIPT, join(__dirname, 'measure.cts'), String(rounds), String(seconds)];
	const running = promisify(execFile)(join(node, 'bin/node'), args);
	const { stdout } = await running.catch((error: unknown) => {
		throw new Problem(String(Object(error).stderr));
	});
	return JSON.parse(stdout);
}

function judgeSizes(sizes: Size[]) {
	const [middle, large] = [5_000, 50_000].map((bytes) => sizes.find((one) => one.bytes === bytes));
	const show = (time: number | undefined) => `${time?.toFixed(1)} µs`;
	return [
		{
			goal: "at 50 KB at least 90 % of OpenSSL's rate",
			met: (large?.toOpenssl ?? 0) >= 0.9,
			found: toPercent(large?.toOpenssl ?? 0),
		},
		{
			goal: 'at 5 KB 99 % of the checks take at most 30 µs',
			met: (middle?.p99 ?? Infinity) <= 30,
			found: `${show(middle?.p99)}, half of them ${show(middle?.p50)}; bare node:crypto ${show(middle?.bareP99)}`,
		},
	];
}

function judgePositions(trend: number) {
	return {
		goal: 'the time does not show how much of a signature is right: less than 3 % of trend',
		met: Math.abs(trend) < 0.03,
		found: toPercent(trend),
	};
}

function toRow({ bytes, ours, bare, openssl, toBare, toOpenssl, p50, p99, bareP99 }: Size) {
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
		'node:crypto p99 µs': bareP99.toFixed(1),
	};
}
