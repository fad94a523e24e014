import { readText } from './fields';

/** Matches Argyle's IDs of accounts, users, invites and webhook subscriptions. */
export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Matches Argyle's IDs of items: employers and payroll platforms. */
export const itemId = /^item_[0-9a-z]{1,40}$/i;

/** Whether a value is a text in the form of Argyle's account and user IDs. */
export function isUuid(value: unknown): value is string {
	return typeof value === 'string' && uuid.test(value);
}

/** Whether a value is a text in the form of Argyle's item IDs. */
export function isItemId(value: unknown): value is string {
	return typeof value === 'string' && itemId.test(value);
}

/** Whether a record has an ID and it differs from the requested one. */
export function isOther(record: unknown, id: string): boolean {
	return (readText(record, 'id') ?? id).toLowerCase() !== id.toLowerCase();
}
