import type { Ask } from './request.cts';

export interface Login {
	email: string;
	password: string;
}

/** The calls about who is using n8n. */
export function sessionCalls(ask: Ask) {
	return {
		/** Makes the owner of a fresh n8n, and is logged in as that owner afterwards. */
		createOwner: ({ email, password }: Login): Promise<void> =>
			ask('POST', '/rest/owner/setup', { email, password, firstName: 'Demo', lastName: 'Owner' }),

		/** Logs in; n8n refuses the sixth attempt a minute. */
		logIn: ({ email, password }: Login): Promise<void> =>
			ask('POST', '/rest/login', { emailOrLdapLoginId: email, password }),
	};
}
