/** Argyle's ids of accounts, users, invites and webhook subscriptions. */
export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Argyle's ids of items, that is of employers and payroll platforms. */
export const itemId = /^item_[0-9a-z]{1,40}$/i;

/** Whether a text has the form of Argyle's account and user ids. */
export function isUuid(text: string): boolean {
	return uuid.test(text);
}
