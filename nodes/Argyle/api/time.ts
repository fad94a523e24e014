/**
 * Converts a timestamp to ISO in UTC with milliseconds. It truncates as Argyle's REST API does
 * (recorded 2026-01-29: .081481 in the delivery, .081 in REST). API v1 omitted the zone.
 *
 * @returns null without a timestamp
 */
export function toMilliseconds(timestamp: string | null): string | null {
	if (timestamp === null) return null;
	const zoned = /(z|[+-]\d\d:?\d\d)$/i.test(timestamp) ? timestamp : `${timestamp}Z`;
	const moment = new Date(zoned.replace(/(\.\d{3})\d+/, '$1'));
	return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

/** The largest difference between two clocks that is believed, in ms. */
const maxSkewMs = 24 * 60 * 60_000;

/**
 * What Argyle's clock said when a request left. The accounts of its answer are those of then or later.
 *
 * @param date the `Date` header of the answer (RFC 9110 §6.6.1), to the second
 * @param sentAt when the request left, in ms since 1970 by n8n's clock
 * @param answeredAt when its answer was there, as well
 * @returns ISO; null without a date that can be right
 */
export function readArgyleTime(
	date: string | undefined,
	sentAt: number,
	answeredAt: number,
): string | null {
	const said = Date.parse(date ?? '');
	// Cut to the second, so never too late.
	const then = said - Math.max(0, answeredAt - sentAt);
	return Math.abs(said - answeredAt) < maxSkewMs ? new Date(then).toISOString() : null;
}
