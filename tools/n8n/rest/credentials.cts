import type { Ask, Fields } from './request.cts';

export interface Credential {
	id: string;
	name: string;
	type: string;
}

export interface Verdict {
	status: 'OK' | 'Error';
	message: string;
}

/** Makes the calls for credentials. */
export function credentialCalls(ask: Ask) {
	return {
		/**
		 * Saves a credential.
		 * @param type for example `argyleApi`
		 */
		createCredential: (type: string, name: string, data: Fields): Promise<Credential> =>
			ask('POST', '/rest/credentials', { name, type, data }),

		/** Updates a credential. */
		updateCredential: ({ id, name, type }: Credential, data: Fields): Promise<Credential> =>
			ask('PATCH', `/rest/credentials/${id}`, { name, type, data }),

		/** Deletes a credential; the workflows that use it stay. */
		deleteCredential: ({ id }: Credential): Promise<void> =>
			ask('DELETE', `/rest/credentials/${id}`),

		/**
		 * Runs n8n's own credential test, as its editor does after saving.
		 * @param credential a saved one
		 * @param data all fields of the form, as n8n does not fill in missing ones
		 */
		testCredential: ({ id, name, type }: Credential, data: Fields): Promise<Verdict> =>
			ask('POST', '/rest/credentials/test', { credentials: { id, name, type, data } }),
	};
}
