import autocannon from 'autocannon';
import type { Result } from 'autocannon';

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
	const times: number[] = [];
	let unexpected = 0;
	const { errors, timeouts, duration } = await new Promise<Result>((resolve, reject) => {
		const instance = autocannon(
			{
				url,
				method: 'POST',
				headers,
				body,
				connections: CONNECTIONS,
				duration: seconds,
			},
			(error: Error | null, result) => (error ? reject(error) : resolve(result)),
		);
		instance.on('response', (_client, got, _bytes, milliseconds) => {
			times.push(milliseconds);
			if (got !== status) unexpected += 1;
		});
	});
	return { seconds: duration, times, unexpected: unexpected + errors + timeouts };
}
