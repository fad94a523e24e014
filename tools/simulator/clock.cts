import { performance } from 'node:perf_hooks';

/**
 * Writes a point in time as Argyle's deliveries and subscriptions do: ISO 8601 with microseconds.
 *
 * @param at defaults to now
 * @returns e.g. `2026-01-29T19:26:53.846274Z`
 */
export function timestamp(at?: Date): string {
	if (at) return at.toISOString().replace('Z', '000Z');
	const micros = Math.floor((performance.timeOrigin + performance.now()) * 1000);
	const millis = new Date(Math.floor(micros / 1000)).toISOString();
	return millis.replace('Z', `${String(micros % 1000).padStart(3, '0')}Z`);
}

/**
 * Writes the same point in time as the REST answers of /accounts do, with milliseconds.
 *
 * @param text any text; returned unchanged unless it is a timestamp
 */
export function toMilliseconds(text: string): string {
	const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/.exec(text);
	if (!match) return text;
	return `${match[1]}.${(match[2] ?? '').padEnd(3, '0').slice(0, 3)}Z`;
}
