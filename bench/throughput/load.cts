import autocannon from 'autocannon';
import type { Result } from 'autocannon';
import type { Case } from './scene.cts';

/** Kept open, each with one request at a time. */
export const CONNECTIONS = 10;

export interface Turn {
	seconds: number;
	/** Of each answer, in milliseconds. */
	times: number[];
	/** Answers with another status, and requests without an answer. */
	unexpected: number;
}

/** Sends the same request again and again on all connections. */
export async function sendLoad(
	{ url, headers, body, status }: Case,
	seconds: number,
): Promise<Turn> {
	const times: number[] = [];
	let unexpected = 0;
	const request = { url, method: 'POST', headers, body } as const;
	const { errors, timeouts, duration } = await new Promise<Result>((resolve, reject) => {
		const instance = autocannon(
			{ ...request, connections: CONNECTIONS, duration: seconds },
			(error: Error | null, result) => (error ? reject(error) : resolve(result)),
		);
		instance.on('response', (_client, got, _bytes, milliseconds) => {
			times.push(milliseconds);
			if (got !== status) unexpected += 1;
		});
	});
	return { seconds: duration, times, unexpected: unexpected + errors + timeouts };
}

/**
 * Times two cases one request at a time and in alternation, so that a slow second of the machine affects
 * both equally.
 * @returns milliseconds of each pair; of two pairs each in sum, because the second of two requests may find the
 * heap fuller and each case comes first in one of them
 */
export async function timePairs(
	one: Case,
	other: Case,
	seconds: number,
): Promise<[number, number][]> {
	const pairs: [number, number][] = [];
	const end = performance.now() + seconds * 1_000;
	while (performance.now() < end) {
		const [first, last] = [await timeRequest(one), await timeRequest(other)];
		const [before, after] = [await timeRequest(other), await timeRequest(one)];
		pairs.push([first + after, last + before]);
	}
	return pairs;
}

async function timeRequest({ url, headers, body, status }: Case) {
	const start = performance.now();
	const answer = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
	await answer.arrayBuffer();
	const time = performance.now() - start;
	if (answer.status !== status) throw new Error(`${url} answered ${answer.status}, not ${status}`);
	return time;
}
