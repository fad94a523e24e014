import type { Case } from './scene.cts';

/**
 * Times two cases one request at a time and turn about, so that whatever slows the machine for a
 * second slows both alike.
 * @returns milliseconds of each pair
 */
export async function timePairs(
	one: Case,
	other: Case,
	seconds: number,
): Promise<[number, number][]> {
	const pairs: [number, number][] = [];
	const end = performance.now() + seconds * 1_000;
	while (performance.now() < end) {
		// The second of two may find the heap fuller: each comes first half of the time.
		const [first, second] = pairs.length % 2 === 0 ? [one, other] : [other, one];
		const [before, after] = [await timeRequest(first), await timeRequest(second)];
		pairs.push(first === one ? [before, after] : [after, before]);
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
