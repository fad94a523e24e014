import { quantile } from 'simple-statistics';
import type { Leg } from './leg.cts';

/** The number of readings that are shown. */
const MAX_READINGS = 10;

/** Makes the tables of a leg: the answers by kind, and n8n's memory over time. */
export function tabulate(leg: Leg) {
	const { engine, ledger, seconds } = leg;
	const { length } = ledger.answers;
	const title = `${engine}, ${length} deliveries in ${Math.round(seconds)} s (${(length / seconds).toFixed(1)} a second)`;
	return [
		{ title: `${title}: answers`, rows: listAnswers(leg) },
		{ title: `${title}: n8n at rest, after a garbage collection`, rows: listReadings(leg) },
	];
}

function listAnswers({ ledger }: Leg) {
	const kinds = [...new Set(ledger.answers.map(({ kind }) => kind))].sort();
	return kinds.map((kind) => {
		const answers = ledger.answers.filter((one) => one.kind === kind);
		const times = answers.map(({ milliseconds }) => milliseconds);
		return {
			kind,
			sent: answers.length,
			'answered as expected': answers.filter(({ status, expected }) => status === expected).length,
			status: [...new Set(answers.map(({ expected }) => expected))].join(', '),
			'p50 ms': Math.round(quantile(times, 0.5)),
			'p99 ms': Math.round(quantile(times, 0.99)),
		};
	});
}

function listReadings({ readings }: Leg) {
	const every = Math.max(1, Math.floor(readings.length / MAX_READINGS));
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
