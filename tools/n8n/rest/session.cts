// @ts-check
/** @typedef {{ email: string, password: string }} Login */

/**
 * The calls about who is using n8n.
 * @param {import('./request').Ask} ask
 */
function sessionCalls(ask) {
	return {
		/**
		 * Makes the owner of a fresh n8n, and is logged in as that owner afterwards.
		 * @param {Login} login
		 * @returns {Promise<void>}
		 */
		createOwner: ({ email, password }) =>
			ask('POST', '/rest/owner/setup', { email, password, firstName: 'Demo', lastName: 'Owner' }),

		/**
		 * Logs in; n8n refuses the sixth attempt a minute.
		 * @param {Login} login
		 * @returns {Promise<void>}
		 */
		logIn: ({ email, password }) =>
			ask('POST', '/rest/login', { emailOrLdapLoginId: email, password }),
	};
}

module.exports = { sessionCalls };
