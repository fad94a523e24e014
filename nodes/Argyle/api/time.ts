/**
 * A timestamp as ISO in UTC with milliseconds, cut and not rounded as Argyle's REST does it
 * (recorded 2026-01-29: .081481 beside .081), or null when it is no timestamp. API v1 left out the
 * zone.
 */
export function toMilliseconds(timestamp: string): string | null {
	const zoned = /(z|[+-]\d\d:?\d\d)$/i.test(timestamp) ? timestamp : `${timestamp}Z`;
	const moment = new Date(zoned.replace(/(\.\d{3})\d+/, '$1'));
	return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
