import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { FaultEffect, Reply } from './types.cts';

/**
 * Reads a body.
 *
 * @returns the JSON, or null when it is empty; a text that is not JSON is not valid
 */
export function parseBody(text: string): { body: unknown; valid: boolean } {
	if (text === '') return { body: null, valid: true };
	try {
		return { body: JSON.parse(text), valid: true };
	} catch {
		return { body: text, valid: false };
	}
}

/** The headers of recorded answers that a client may read. */
export function argyleHeaders(clientId: string): Record<string, string> {
	return {
		'Cache-Control': 'no-cache, no-store, max-age=0, must-revalidate',
		'X-Content-Type-Options': 'nosniff',
		'X-Frame-Options': 'DENY',
		'X-Trace-Id': randomUUID(),
		'X-Client-Id': clientId,
	};
}

/** Sends an answer, with what a fault does to it. */
export function send(
	response: ServerResponse,
	reply: Reply,
	{ drop, truncate }: Pick<FaultEffect, 'drop' | 'truncate'> = {},
) {
	if (response.destroyed) return;
	const { status, body, headers } = reply;
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const whole = Buffer.from(text ?? '', 'utf8');
	const half = whole.subarray(0, Math.floor(whole.length / 2));
	const bytes = truncate ? half : whole;
	response.statusCode = status;
	if (body !== undefined) response.setHeader('Content-Type', 'application/json');
	if (status !== 204) response.setHeader('Content-Length', bytes.length);
	for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
	if (drop === 'midway') {
		response.write(half, () => response.destroy());
		return;
	}
	response.end(status === 204 ? undefined : bytes);
}
