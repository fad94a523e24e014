import { toMilliseconds } from './clock.cts';
import type { Account } from './types.cts';

/** Shows an account as the REST API does, with timestamps in milliseconds. */
export function restView(account: Account): unknown {
	return inMilliseconds(account);
}

/**
 * Shows an account as a delivery's `resource` does: timestamps in microseconds, without shifts
 * and user uploads (recorded 2026-01-29).
 */
export function deliveryView(account: Account): object {
	const hidden = ['shifts', 'user_uploads'];
	const shown = Object.entries(account.availability).filter(([name]) => !hidden.includes(name));
	return { ...account, availability: Object.fromEntries(shown) };
}

function inMilliseconds(value: unknown): unknown {
	if (typeof value === 'string') return toMilliseconds(value);
	if (Array.isArray(value)) return value.map(inMilliseconds);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [name, inMilliseconds(inner)]),
	);
}
