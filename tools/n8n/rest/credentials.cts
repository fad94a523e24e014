// @ts-check
/**
 * @typedef {import('./request').Fields} Fields
 * @typedef {{ id: string, name: string, type: string }} Credential
 * @typedef {{ status: 'OK' | 'Error', message: string }} Verdict
 */

/**
 * The calls about credentials.
 * @param {import('./request').Ask} ask
 */
function credentialCalls(ask) {
	return {
		/**
		 * Saves a credential.
		 * @param {string} type for example `argyleApi`
		 * @param {string} name
		 * @param {Fields} data
		 * @returns {Promise<Credential>}
		 */
		createCredential: (type, name, data) => ask('POST', '/rest/credentials', { name, type, data }),

		/**
		 * Runs n8n's own credential test, as its editor does after saving.
		 * @param {Credential} credential a saved one
		 * @param {Fields} data what the form holds; n8n does not fill it in
		 * @returns {Promise<Verdict>}
		 */
		testCredential: ({ id, name, type }, data) =>
			ask('POST', '/rest/credentials/test', { credentials: { id, name, type, data } }),
	};
}

module.exports = { credentialCalls };
