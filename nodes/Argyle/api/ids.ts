import { readText } from './fields';

/** Argyle's ids of accounts, users, invites and webhook subscriptions. */
export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Argyle's ids of items, that is of employers and payroll platforms. */
export const itemId = /^item_[0-9a-z]{1,40}$/i;

/** Whether a text has the form of Argyle's account and user ids. */
export function isUuid(text: string): boolean {
	return uuid.test(text);
}

/**
 * Whether a record names another id than the one that was asked for. One that names none may be it.
 */
export function isOther(record: unknown, id: string): boolean {
	return (readText(record, 'id') ?? id).toLowerCase() !== id.toLowerCase();
}
