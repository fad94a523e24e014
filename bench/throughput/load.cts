/// <reference path="./autocannon.d.ts" />
import autocannon from 'autocannon';

/** Kept open, each with one request at a time. */
export const CONNECTIONS = 10;

export interface Turn {
	/** How long it took. */
	seconds: number;
	/** Of its answers, in milliseconds. */
	times: number[];
	/** Answers with another status, and requests without one. */
	unexpected: number;
}

/**
 * Sends the same request over and over on ten kept connections.
 * @param request and the status that its answer should have
 */
export async function sendLoad(
	{
		url,
		headers,
		body,
		status,
	}: { url: string; headers: Record<string, string>; body: Buffer; status: number },
	seconds: number,
): Promise<Turn> {
	const method = 'POST';
	const options = { url, method, headers, body, connections: CONNECTIONS, duration: seconds };
	const instance = autocannon(options);
	const times: number[] = [];
	let unexpected = 0;
	instance.on('response', (_client, got, _bytes, milliseconds) => {
		times.push(milliseconds);
		if (got !== status) unexpected += 1;
	});
	const { errors, timeouts, duration } = await instance;
	return { seconds: duration, times, unexpected: unexpected + errors + timeouts };
}
