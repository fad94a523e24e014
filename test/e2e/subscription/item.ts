import type { Account } from '../../../tools/simulator/types.cts';

/** The documented item of a login that failed with invalid_mfa, for `toEqual`. */
export function describeItem(account: Account, user: string) {
	return {
		event: 'accounts.failed',
		event_id: `${account.id}:${cutToMilliseconds(account.connection.updated_at)}`,
		account: account.id,
		user,
		error_code: 'invalid_mfa',
		error_message: account.connection.error_message,
		guidance: {
			known: true,
			basis: 'documented',
			group: 'mfa',
			title: expect.any(String),
			explanation: expect.any(String),
			actor: 'user',
			retry: 'now',
			retry_after_minutes: 0,
			next_step: expect.any(String),
			notify_applicant: true,
			subject: expect.any(String),
			suggested_message: expect.any(String),
			sms: expect.any(String),
		},
		first_connection: true,
		provider: {
			id: account.item,
			name: expect.any(String),
			kind: expect.any(String),
			status: 'healthy',
		},
		received_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
		resource: expect.objectContaining({ id: account.id, connection: account.connection }),
	};
}

/** Argyle's REST API cuts the microseconds of its timestamps, and so does an event id. */
function cutToMilliseconds(timestamp: string | null): string {
	return (timestamp ?? '').replace(/(\.\d{3})\d+/, '$1');
}
