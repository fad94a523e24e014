import type { IDataObject } from 'n8n-workflow';
import { readObject, readText } from '../api/fields';
import { toMilliseconds } from '../api/time';

/**
 * Reads `connection.updated_at` as ISO with milliseconds. Another text stays as sent; '' when it is
 * missing.
 */
export function readMoment(account: IDataObject): string {
	const updatedAt = readText(readObject(account, 'connection'), 'updated_at') ?? '';
	return toMilliseconds(updatedAt) ?? updatedAt;
}

/** Returns the latest moment on a page, or `since` if that is later. */
export function findLatest(accounts: IDataObject[], since: string): string {
	const moments = accounts.map(readMoment).filter((moment) => !Number.isNaN(Date.parse(moment)));
	return moments.reduce((latest, moment) => (isLater(moment, latest) ? moment : latest), since);
}

/**
 * Whether a moment is later than another. Argyle may show an older state of an account for a while,
 * so an earlier moment is not a change. Without valid timestamps, any difference counts: a duplicate
 * item is better than a lost one.
 */
export function isLater(moment: string, before: string): boolean {
	if (moment === '' || moment === before) return false;
	const [now, then] = [Date.parse(moment), Date.parse(before)];
	return Number.isNaN(now) || Number.isNaN(then) || now > then;
}
