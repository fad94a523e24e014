/**
 * Converts a timestamp to ISO in UTC with milliseconds. It truncates as Argyle's REST API does
 * (recorded 2026-01-29: .081481 in the delivery, .081 in REST). API v1 omitted the zone.
 *
 * @returns null when the text is not a timestamp
 */
export function toMilliseconds(timestamp: string): string | null {
	const zoned = /(z|[+-]\d\d:?\d\d)$/i.test(timestamp) ? timestamp : `${timestamp}Z`;
	const moment = new Date(zoned.replace(/(\.\d{3})\d+/, '$1'));
	return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
