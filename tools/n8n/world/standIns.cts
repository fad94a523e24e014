// @ts-check
const { startReceiver } = require('../../simulator/receiver');
const { startMailbox } = require('./smtp');

/** @typedef {Awaited<ReturnType<typeof openStandIns>>} StandIns */

/**
 * Starts local servers in the place of those that the examples talk to, Argyle apart.
 * @param {import('../../../dev/n8n/rest').Rest} rest
 */
async function openStandIns(rest) {
	const [crm, slack, mailbox] = await Promise.all([
		startReceiver(),
		startReceiver(),
		startMailbox(),
	]);
	const { id, name } = await rest.createCredential('smtp', 'Mailbox', mailbox.credential);
	return {
		crm,
		slack,
		mailbox,
		/** To be given to nodes that send e-mail. */
		smtp: { credentials: { smtp: { id, name } } },
		/** Forgets what came so far. */
		clear: () => {
			for (const { received } of [crm, slack, mailbox]) received.splice(0);
			mailbox.onMail(() => undefined);
		},
		close: async () => {
			await Promise.all([crm, slack, mailbox].map((one) => one.close()));
		},
	};
}

/**
 * The bodies that a stand-in has received.
 * @param {import('../../simulator/receiver').Receiver} receiver
 * @returns {unknown[]}
 */
function readBodies({ received }) {
	return received.map(({ body }) => JSON.parse(body));
}

module.exports = { openStandIns, readBodies };
