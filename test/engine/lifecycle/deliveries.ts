import { randomUUID } from 'node:crypto';
import type { Simulator } from '../../../tools/simulator/index.cts';
import type { Traffic } from '../../support/stage';

/** What a delivery depends on of its subscription. */
export interface Sender {
	name: string;
	secret: string | null;
}

/**
 * A delivery that Argyle would send for a subscription, with all that the item wants, so that nothing
 * has to be looked up for it.
 */
export function createDelivery(argyle: Simulator, { name, secret }: Sender): Traffic {
	const account = randomUUID();
	const connection = {
		status: 'error',
		error_code: 'invalid_credentials',
		error_message: 'Username or password is incorrect.',
		updated_at: '2026-01-29T19:26:53.846274Z',
	};
	const data = {
		account,
		user: randomUUID(),
		error_code: connection.error_code,
		error_message: connection.error_message,
		resource: { id: account, connection, scanned_at: null, ongoing_refresh: { status: 'idle' } },
	};
	const body = JSON.stringify({ event: 'accounts.failed', name, data }, null, 2);
	return {
		rawBody: Buffer.from(body),
		headers: { 'x-argyle-signature': argyle.sign(body, secret ?? '') },
	};
}
