import { measurePeak } from '../../tools/process/memory.cts';
import { step } from '../../tools/process/progress.cts';
import { startSteps } from '../../test/support/stage/running';
import { startArgyle } from '../argyle.cts';
import { compareRounds, toPercent } from '../statistics.cts';
import type { Bench } from '../bench.cts';
import type { Comparison } from '../statistics.cts';

const POPULATION = { accounts: 100_000, every: 2, providers: 500 };
const PAGES = POPULATION.accounts / 200;
/** The package's own limit, in requests a second. */
const OWN_LIMIT = 48;
const MEGABYTE = 2 ** 20;
/** A garbage collection precedes each sample, so there are few. */
const SAMPLE_MS = 1_000;

/** Reads every page and keeps no account, for no account has this code. */
const BARE = {
	operation: 'getAll',
	returnAll: true,
	filters: { errorCodes: ['no_such_code'] },
};
const COUNT = { operation: 'getStatistics' };

/**
 * Account → Get Statistics over 100,000 accounts, half of them failed with 500 providers, with Argyle's limit of 50 requests
 * a second. It is compared with Get Many of the same accounts, which reads the same pages and keeps nothing.
 */
export const counting: Bench = {
	title: 'Counting',
	defaults: { rounds: 3 },
	run: async ({ rounds }) => {
		const argyle = await step(`${POPULATION.accounts} accounts`, () => startArgyle(POPULATION));
		try {
			const run = async (
				parameters: Parameters<typeof startSteps>[0]['steps'][0]['parameters'],
			) => {
				const started = performance.now();
				const { credential } = argyle;
				const { finished } = startSteps({ credential, items: [{}], steps: [{ parameters }] });
				const { items, run: ended } = await finished;
				const { error } = ended.data.resultData;
				if (error) throw error;
				return { json: items[0]?.json ?? {}, seconds: (performance.now() - started) / 1_000 };
			};
			const turns: { pages: number; counted: number }[] = [];
			for (let round = 1; round <= rounds; round += 1) {
				turns.push(
					await step(`Round ${round} of ${rounds}`, async () => {
						const { seconds: pages } = await run(BARE);
						const { seconds: counted } = await run(COUNT);
						return { pages, counted };
					}),
				);
			}
			const last = { failing: 0 };
			const peak = await measurePeak(async () => {
				last.failing = Number((await run(COUNT)).json.failing);
			}, SAMPLE_MS);
			const { refused, requests } = await argyle.readJournal();
			return report({ turns, peak, refused, requests, failing: last.failing });
		} finally {
			argyle.close();
		}
	},
};

interface Measured {
	/** In seconds. */
	turns: { pages: number; counted: number }[];
	/** In bytes. */
	peak: number;
	refused: number;
	requests: number;
	failing: number;
}

function report({ turns, peak, refused, requests, failing }: Measured) {
	// Names take requests, which the bare pages do not have.
	const names = POPULATION.providers / OWN_LIMIT;
	const comparison = compareRounds(turns.map(({ pages, counted }) => [counted, pages + names]));
	return {
		tables: [
			{
				title: `${POPULATION.accounts} accounts, half of them failed with ${POPULATION.providers} providers`,
				rows: turns.map(({ pages, counted }, at) => ({
					round: at + 1,
					[`pages and names ÷ ${OWN_LIMIT}, s`]: (PAGES / OWN_LIMIT + names).toFixed(1),
					'Get Many, all pages, s': pages.toFixed(1),
					'Get Statistics, s': counted.toFixed(1),
				})),
			},
		],
		verdicts: judge({ comparison, turns, peak, refused, requests, failing }),
	};
}

function judge({
	comparison,
	turns,
	peak,
	refused,
	requests,
	failing,
}: Measured & { comparison: Comparison }) {
	const goal = (1.2 * (PAGES + POPULATION.providers)) / OWN_LIMIT;
	const slowest = Math.max(...turns.map(({ counted }) => counted));
	return [
		{
			goal: `at most ${goal.toFixed(1)} s, which is its pages and names at ${OWN_LIMIT} a second and 20 %`,
			met: slowest <= goal,
			found: `${slowest.toFixed(1)} s`,
		},
		{
			goal: 'at most 20 % longer than Get Many of the same pages and the requests for the names',
			met: comparison.ratio <= 1.2,
			found: toPercent(comparison.ratio),
		},
		{
			goal: 'the heap grows by less than 64 MB',
			met: peak < 64 * MEGABYTE,
			found: `${(peak / MEGABYTE).toFixed(1)} MB`,
		},
		{
			goal: 'each failed account counts',
			met: failing === POPULATION.accounts / POPULATION.every,
			found: String(failing),
		},
		{
			goal: 'no request is refused for the limit',
			met: refused === 0,
			found: `${refused} of ${requests}`,
		},
	];
}
