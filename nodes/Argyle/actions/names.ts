import type { IDataObject } from 'n8n-workflow';
import { readObject, readText } from '../api/fields';

// The names of records in the editor's lists. Each name ends in the last characters of the ID: if two
// rows looked the same, a user could delete the wrong record.

/** Names an account: employer, state, time of creation, its ID and its user's ID. */
export function nameAccount(account: IDataObject): string {
	const connection = readObject(account, 'connection');
	const employer = Array.isArray(account.employers) ? account.employers[0] : null;
	return join(
		String(employer ?? readText(account, 'source') ?? readText(account, 'item') ?? 'Account'),
		readText(connection, 'error_code') ?? readText(connection, 'status'),
		readDate(account),
		endOf(account, 'id', 'account'),
		endOf(account, 'user', 'user'),
	);
}

/** Names an invite: applicant, contact, status, time of creation, ID. */
export function nameInvite(invite: IDataObject): string {
	const contact = readText(invite, 'email') ?? readText(invite, 'phone_number');
	return join(
		readText(invite, 'full_name') ?? contact ?? 'Invite',
		readText(invite, 'full_name') && contact,
		readText(invite, 'status'),
		readDate(invite),
		endOf(invite, 'id', 'invite'),
	);
}

/** Names an item: its name, kind and ID. */
export function nameItem(item: IDataObject): string {
	return join(readText(item, 'name') ?? 'Item', readText(item, 'kind'), readText(item, 'id'));
}

/** Names a user: name, external ID or email address, time of creation, ID. */
export function nameUser(user: IDataObject): string {
	const names = [readText(user, 'first_name'), readText(user, 'last_name')];
	const fullName = names.filter(Boolean).join(' ');
	return join(
		fullName || readText(user, 'email') || 'User',
		readText(user, 'external_id') ?? (fullName ? readText(user, 'email') : null),
		readDate(user),
		endOf(user, 'id', 'user'),
	);
}

/** Names a webhook subscription: its name, URL and ID. */
export function nameWebhook(webhook: IDataObject): string {
	return join(
		readText(webhook, 'name') ?? 'Webhook',
		readText(webhook, 'url'),
		endOf(webhook, 'id', 'subscription'),
	);
}

/** Returns the time of creation to the minute, in UTC as Argyle writes it. */
function readDate(record: IDataObject): string | undefined {
	return readText(record, 'created_at')?.slice(0, 16).replace('T', ' ');
}

function endOf(record: IDataObject, key: string, what: string): string | null {
	const id = readText(record, key);
	return id === null ? null : `${what} …${id.slice(-6)}`;
}

function join(...parts: Array<string | null | undefined>): string {
	return parts.filter(Boolean).join(' · ');
}
