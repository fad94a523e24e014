import type { Ask } from './request.cts';

export interface Login {
	email: string;
	password: string;
}

/** Makes the calls for n8n's users. */
export function sessionCalls(ask: Ask) {
	return {
		/** Makes the owner of a new n8n, and logs in as that owner. */
		createOwner: ({ email, password }: Login): Promise<void> =>
			ask('POST', '/rest/owner/setup', { email, password, firstName: 'Demo', lastName: 'Owner' }),

		/** Logs in; n8n refuses the sixth attempt a minute. */
		logIn: ({ email, password }: Login): Promise<void> =>
			ask('POST', '/rest/login', { emailOrLdapLoginId: email, password }),
	};
}
