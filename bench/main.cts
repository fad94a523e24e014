import { parseArgs } from 'node:util';
import { describeFailure } from '../tools/process/problem.cts';
import { say } from '../tools/process/progress.cts';
import { run as bulk } from './bulk/index.cts';
import { writePage } from './page.cts';
import { run as poll } from './poll/index.cts';
import { run as queries } from './queries/index.cts';
import { run as throughput } from './throughput/index.cts';
import { run as verify } from './verify/index.cts';

export interface Options {
	/** How often each case has its turn. */
	rounds: number;
	/** How long a turn takes. */
	seconds: number;
	/** How many of what is measured. */
	items?: number;
}

interface Bench {
	title: string;
	run: (options: Options) => Promise<void>;
	defaults: Options;
}

const BENCHES: Record<string, Bench> = {
	verify: {
		title: 'Checking signatures',
		run: verify,
		defaults: { rounds: 5, seconds: 0.5 },
	},
	throughput: {
		title: 'Deliveries into a real n8n',
		run: throughput,
		defaults: { rounds: 12, seconds: 4 },
	},
	queries: {
		title: "Work of n8n's database a delivery",
		run: queries,
		defaults: { rounds: 20, seconds: 0 },
	},
	bulk: {
		title: 'Deleting in bulk',
		run: bulk,
		defaults: { rounds: 2, seconds: 0, items: 400 },
	},
	poll: {
		title: 'Polling',
		run: poll,
		defaults: { rounds: 1, seconds: 0 },
	},
};

/** Writes the page from the last measurements. */
const PAGE = 'page';

/**
 * Runs one benchmark and prints its tables, which are also in reports/; or all, and writes
 * docs/benchmarks.md.
 * @returns the exit code
 */
export async function main(args: string[]): Promise<number> {
	try {
		const { positionals, values } = parseArgs({
			args,
			allowPositionals: true,
			options: {
				rounds: { type: 'string' },
				seconds: { type: 'string' },
				items: { type: 'string' },
			},
		});
		const names = positionals.length > 0 ? positionals : [...Object.keys(BENCHES), PAGE];
		const unknown = names.filter((name) => name !== PAGE && !(name in BENCHES));
		if (unknown.length > 0) {
			const known = [...Object.keys(BENCHES), PAGE].join(', ');
			say(`There is no benchmark ${unknown.join(', ')}; there are: ${known}.`);
			return 1;
		}
		for (const name of names) {
			const bench = BENCHES[name];
			if (bench === undefined) continue;
			const { rounds, seconds, items } = bench.defaults;
			await bench.run({
				rounds: Number(values.rounds ?? rounds),
				seconds: Number(values.seconds ?? seconds),
				...(items && { items: Number(values.items ?? items) }),
			});
		}
		if (names.includes(PAGE)) {
			await writePage(Object.entries(BENCHES).map(([name, { title }]) => ({ name, title })));
		}
		return 0;
	} catch (error) {
		say(describeFailure(error));
		return 1;
	}
}
