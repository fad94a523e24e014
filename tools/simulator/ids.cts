import { randomBytes } from 'node:crypto';

/**
 * An id as Argyle gives accounts and users: a UUID that starts with the time in milliseconds and
 * is random after it. Recorded ids carry neither a version nor a variant digit
 * (`019c0b39-021f-1499-2601-…`), so a check of those refuses real ids.
 *
 * @param time milliseconds since the epoch
 */
export function timeOrderedId(time: number = Date.now()): string {
	const hex = time.toString(16).padStart(12, '0') + randomBytes(10).toString('hex');
	return [0, 8, 12, 16, 20]
		.map((start, index, starts) => hex.slice(start, starts[index + 1]))
		.join('-');
}

/** Whether a text has the form of a UUID of any version. */
export function isUuid(text: string): boolean {
	return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
