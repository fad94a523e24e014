import type { ConnectionFacts } from '../../../nodes/Argyle/connection/facts';
import type { ItemChoices } from '../../../nodes/Argyle/connection/item';

export const accountId = '0187c66e-e7e5-811c-b006-2232f00f426a';
export const userId = '018051aa-f7a9-a0db-2f38-6cfa325e9d69';
export const itemId = 'item_000029932';
export const receivedAt = '2026-01-29T19:27:05.000Z';
export const choices: ItemChoices = { receivedAt, includeResource: true, provider: null };

export const account = (changes: object = {}, connection: object = {}) => ({
	id: accountId,
	user: userId,
	item: itemId,
	scanned_at: null,
	connection: {
		status: 'error',
		error_code: 'invalid_mfa',
		error_message: 'Wrong code.',
		updated_at: '2026-01-29T19:27:04.081481Z',
		...connection,
	},
	availability: { paystubs: null },
	ongoing_refresh: { status: 'idle' },
	...changes,
});

export const delivery = (data: object) => ({
	event: 'accounts.failed',
	name: 'x',
	data: { ...data },
});

export const facts = (changes: Partial<ConnectionFacts> = {}): ConnectionFacts => ({
	event: 'accounts.failed',
	account: accountId,
	user: userId,
	errorCode: 'invalid_mfa',
	errorMessage: 'Wrong code.',
	changedAt: '2026-01-29T19:27:04.081481Z',
	firstConnection: true,
	reconnected: null,
	item: itemId,
	resource: null,
	...changes,
});
