import { compareDeletes, comparePolls, compareRuns } from './comparison.cts';
import { fitSlope } from '../statistics.cts';
import type { Verdict } from '../report.cts';
import type { Leg } from './leg.cts';

/** 100,000 deliveries would then take 20 MB. */
const HEAP_SLOPE = 0.2;
const DESCRIPTORS = 20;
const SPEED = 1.1;

/** n8n's own log lines for expected answers: to a body that it cannot parse, and to the address of an unpublished workflow. */
const EXPECTED_ERRORS: [status: number, text: RegExp][] = [
	[422, /Failed to parse request body/],
	[404, /is not registered/],
];

/** Judges a leg by the goals of a soak. */
export function judgeLeg(leg: Leg): Verdict[] {
	return [...judgeCounts(leg), ...judgeState(leg), ...judgeEffort(leg)].map((one) => ({
		...one,
		goal: `${leg.engine}: ${one.goal}`,
	}));
}

function judgeCounts(leg: Leg): Verdict[] {
	const { answers } = leg.ledger;
	const wrong = answers.filter(({ status, expected }) => status !== expected).length;
	const forged = answers.filter(({ kind }) => kind.startsWith('forged'));
	const letIn = forged.filter(({ status }) => status < 400).length;
	const { accepted, lost, extra, limited } = compareRuns(leg);
	const failed = leg.stored.filter(({ status }) => status !== 'success').length;
	return [
		{
			goal: 'every delivery is answered as expected of its kind',
			met: wrong === 0,
			found: `${wrong} of ${answers.length} not`,
		},
		{
			goal: 'no forged delivery gets in',
			met: letIn === 0,
			found: `${letIn} of ${forged.length}`,
		},
		{
			goal: 'n8n ran each accepted change, as often as it was delivered, and nothing else',
			met: lost + extra === 0,
			found: `${accepted} accepted, ${lost} lost, ${extra} too many, by event_id; ${limited} without the moment of the failure, because Argyle had refused the lookup with 429`,
		},
		{
			goal: 'every execution succeeded',
			met: failed === 0,
			found: `${failed} of ${leg.stored.length} did not`,
		},
	];
}

function judgeState(leg: Leg): Verdict[] {
	const { expected, notOnce, limited, baitsLost } = compareDeletes(leg);
	const { polls, found, repeated, missed } = comparePolls(leg);
	const { before, after } = leg.subscriptions;
	const troubles = findTroubles(leg);
	return [
		{
			goal: 'each account that a genuine delivery names is deleted once, and no other',
			met: notOnce + baitsLost === 0,
			found: `${expected} to delete, ${notOnce} not exactly once, ${baitsLost} of those in forged ones gone; ${limited} retried after a 429`,
		},
		{
			goal: 'polling finds each failure that lasts, and none twice',
			met: repeated + missed === 0,
			found: `${found} in ${polls} polls, ${missed} missed, ${repeated} repeated`,
		},
		{
			goal: 'three workflows have three subscriptions at the end, and unpublishing leaves none',
			met: before === 3 && after === 0,
			found: `${before}, then ${after}`,
		},
		{
			goal: 'no uncaught exception or rejection, no warning of Node, no unexpected error in the log',
			met: troubles.length === 0,
			found: troubles.length === 0 ? 'none' : `${troubles.length}, such as ${troubles[0]}`,
		},
	];
}

function findTroubles({ troubles, ledger }: Leg): string[] {
	const unexpected = troubles.filter((one) => !EXPECTED_ERRORS.some(([, text]) => text.test(one)));
	const counts = EXPECTED_ERRORS.flatMap(([status, text]) => {
		const logged = troubles.filter((one) => text.test(one)).length;
		const answered = ledger.answers.filter((one) => one.status === status).length;
		return logged > answered ? [`${logged} log lines for ${answered} answers ${status}`] : [];
	});
	return [...unexpected, ...counts];
}

function judgeEffort({ readings }: Leg): Verdict[] {
	const later = readings.slice(Math.floor(readings.length / 2));
	const { slope, margin } = fitSlope(later.map(({ deliveries, heap }) => [deliveries, heap]));
	const [heap, scatter] = [slope * 1_000, margin * 1_000];
	const first = measureEffort(readings.slice(0, readings.length - later.length + 1));
	const last = measureEffort(later);
	const open = later.map(({ descriptors }) => descriptors);
	return [
		{
			goal: `heap grows by less than ${HEAP_SLOPE} MB in 1,000 deliveries, in the second half`,
			met: heap - scatter < HEAP_SLOPE,
			found: `${heap.toFixed(3)} ± ${scatter.toFixed(3)} MB, at ${later.at(-1)?.heap.toFixed(0)} MB`,
		},
		{
			goal: `at most ${DESCRIPTORS} open files and sockets more at the end of the second half`,
			met: (open.at(-1) ?? 0) - (open[0] ?? 0) <= DESCRIPTORS,
			found: `${open[0]} to ${open.at(-1)}`,
		},
		{
			goal: `a delivery takes at most ${SPEED} times the processor time in the second half`,
			met: last <= first * SPEED,
			found: `${first.toFixed(1)} and ${last.toFixed(1)} ms in n8n, with what runs for it`,
		},
	];
}

/**
 * @param readings at least two
 * @returns milliseconds of processor a delivery, from the first of them to the last
 */
function measureEffort(readings: Leg['readings']): number {
	const [first, last] = [readings[0], readings.at(-1)];
	if (first === undefined || last === undefined) return Number.NaN;
	return (1_000 * (last.processor - first.processor)) / (last.deliveries - first.deliveries);
}
