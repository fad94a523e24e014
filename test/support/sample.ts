import { createHmac } from 'node:crypto';

/** The secret of the subscription in most tests, of the form that this package makes. */
export const secret = '9f2c5be0'.repeat(8);

/** An account object as a delivery carries it: a first login that failed. */
export const resource = {
	id: '0187c66e-e7e5-811c-b006-2232f00f426a',
	user: '018051aa-f7a9-a0db-2f38-6cfa325e9d69',
	employers: [],
	item: 'item_000029932',
	source: 'argyle_sandbox',
	created_at: '2026-01-29T19:26:53.846274Z',
	updated_at: '2026-01-29T19:27:04.358819Z',
	scanned_at: null,
	connection: {
		status: 'error',
		error_code: 'invalid_mfa',
		error_message: 'This user did not provide the correct multi-factor authentication response.',
		updated_at: '2026-01-29T19:27:04.081481Z',
	},
	direct_deposit_switch: {
		status: 'idle',
		error_code: null,
		error_message: null,
		updated_at: '2026-01-29T19:26:54.287477Z',
	},
	availability: { gigs: null, paystubs: null, payroll_documents: null, identities: null },
	ongoing_refresh: { status: 'idle' },
};

/** The body of a delivery with everything in it, so that nothing has to be looked up. */
export const payload = {
	event: 'accounts.failed',
	name: 'n8n',
	data: {
		account: resource.id,
		user: resource.user,
		error_code: 'invalid_mfa',
		error_message: resource.connection.error_message,
		resource,
	},
};

/** A JSON body as Argyle writes it: indented, no line end after it. */
export function write(value: unknown): Buffer {
	return Buffer.from(JSON.stringify(value, null, 2), 'utf8');
}

/** A delivery of a failure that differs in its `data` and at its top level. */
export function writeFailure(data: object = {}, top: object = {}): Buffer {
	return write({ ...payload, data: { ...payload.data, ...data }, ...top });
}

/** Argyle's signature, made here so that a test does not depend on the code under test. */
export function sign(body: Buffer, key = secret): string {
	return createHmac('sha512', Buffer.from(key, 'utf8')).update(body).digest('hex');
}

const nameless = writeFailure({}, { name: '' });

/** The body of a genuine delivery, of 2 KB exactly, and its signature. */
export const body = writeFailure({}, { name: 'n'.repeat(2_048 - nameless.length) });
export const signature = sign(body);
