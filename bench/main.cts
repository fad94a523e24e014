// `npm run bench -- verify|throughput|queries|bulk|storm|poll|statistics|page|once [options]`.
import { parseArgs } from 'node:util';
import { buildPackage } from '../tools/n8n/package.cts';
import { Problem, describeFailure } from '../tools/process/problem.cts';
import { say } from '../tools/process/progress.cts';
import { bulk } from './bulk/index.cts';
import { storm } from './bulk/storm.cts';
import { counting } from './counting/index.cts';
import { once } from './once/index.cts';
import { poll } from './poll/index.cts';
import { queries } from './throughput/queries.cts';
import { keep, writePage } from './report.cts';
import { throughput } from './throughput/index.cts';
import { verify } from './verify/index.cts';
import type { Bench } from './bench.cts';

const BENCHES: Record<string, Bench> = {
	verify,
	throughput,
	queries,
	bulk,
	storm,
	poll,
	statistics: counting,
};

/** Run by name only: with enough items they take more than an hour. */
const LONG: Record<string, Bench> = { once };

/** Writes the page from the last run of each benchmark. */
const PAGE = 'page';

/**
 * Runs the named benchmarks; without a name all of them, and then writes docs/benchmarks.md.
 * @throws {Problem} for an unknown name
 */
async function main(args: string[]): Promise<void> {
	const { positionals, values } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			rounds: { type: 'string' },
			seconds: { type: 'string' },
			items: { type: 'string' },
			rows: { type: 'string' },
			// NAME=VALUE, once for each setting of n8n.
			n8n: { type: 'string', multiple: true },
		},
	});
	const all = [...Object.keys(BENCHES), PAGE];
	const known = [...all, ...Object.keys(LONG)];
	const names = positionals.length > 0 ? positionals : all;
	const unknown = names.filter((name) => !known.includes(name));
	if (unknown.length > 0) {
		throw new Problem(
			`There is no benchmark ${unknown.join(', ')}; there are: ${known.join(', ')}.`,
		);
	}
	await buildPackage();
	for (const name of names) {
		const bench = BENCHES[name] ?? LONG[name];
		if (bench === undefined) continue;
		const { rounds = 1, seconds = 1, items = 1, rows = 0 } = bench.defaults;
		const found = await bench.run({
			rounds: Number(values.rounds ?? rounds),
			seconds: Number(values.seconds ?? seconds),
			items: Number(values.items ?? items),
			rows: Number(values.rows ?? rows),
			settings: Object.fromEntries((values.n8n ?? []).map(readSetting)),
		});
		keep(name, found);
	}
	if (names.includes(PAGE)) {
		const chapters = Object.entries(BENCHES).map(([name, { title }]) => ({
			name,
			title,
			command: `npm run bench -- ${name}`,
		}));
		await writePage([...chapters, { name: 'soak', title: 'Soak', command: 'npm run soak' }]);
	}
}

/** @param text such as `N8N_EXPRESSION_ENGINE=legacy` */
function readSetting(text: string): [name: string, value: string] {
	const [name = '', ...value] = text.split('=');
	return [name, value.join('=')];
}

main(process.argv.slice(2)).then(
	() => process.exit(0),
	(error: unknown) => {
		say(describeFailure(error));
		process.exit(1);
	},
);
