import type { IDataObject } from 'n8n-workflow';
import { readObject, readText } from '../api/fields';

// How records are shown in lists. Rows that look alike end in the last characters of the ID, since one
// of them may be chosen for a deletion.

/** An account: where it is, its state, when it was created, its ID and its user's. */
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

/** An invite: whose it is, its status, when it was created. */
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

/** An item: its name and kind. */
export function nameItem(item: IDataObject): string {
	return join(readText(item, 'name') ?? 'Item', readText(item, 'kind'), readText(item, 'id'));
}

/** A user: name, your ID and e-mail address, when it was created. */
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

/** A webhook subscription: its name and where it delivers to. */
export function nameWebhook(webhook: IDataObject): string {
	return join(
		readText(webhook, 'name') ?? 'Webhook',
		readText(webhook, 'url'),
		endOf(webhook, 'id', 'subscription'),
	);
}

/** To the minute, in UTC as Argyle writes it. */
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
