// @ts-check
'use strict';

const { deliveryView } = require('./account-views');

/** @typedef {import('./types').Account} Account */
/** @typedef {import('./types').World} World */
/** @typedef {'added' | 'connected' | 'failed' | 'updated' | 'removed'} AccountEvent */

/**
 * Sends an accounts event about the account as it is now.
 *
 * @param {World} world
 * @param {AccountEvent} kind
 * @param {Account} account
 * @returns {Promise<import('./types').DeliveryAttempt[]>}
 */
function publishAccountEvent({ deliveries, settings }, kind, account) {
	const { error_code, error_message } = account.connection;
	const withCode = kind === 'failed' && !settings.omitErrorFields;
	return deliveries.publish(`accounts.${kind}`, ({ config, events }) => {
		// A subscription to "*" gets no resource: events with a config must be named one by one.
		const asked = config['include_resource'] === true && !events.includes('*');
		return {
			account: account.id,
			user: account.user,
			...(withCode && { error_code, error_message }),
			...(asked && resource(kind, account, settings.ignoreIncludeResource)),
		};
	});
}

/**
 * @param {AccountEvent} kind
 * @param {Account} account
 * @param {boolean | 'empty'} ignored
 * @returns {{ resource?: object }}
 */
function resource(kind, account, ignored) {
	if (kind === 'removed') return {};
	if (kind === 'failed' && ignored === 'empty') return { resource: {} };
	if (kind === 'failed' && ignored) return {};
	return { resource: deliveryView(account) };
}

/**
 * Deletes an account and sends accounts.removed, as Argyle does whoever asked for it.
 *
 * @param {World} world
 * @param {string} id
 * @returns {boolean} whether there was one
 */
function removeAccount(world, id) {
	const account = world.accounts.get(id);
	if (!account) return false;
	world.accounts.remove(id);
	void publishAccountEvent(world, 'removed', account);
	return true;
}

module.exports = { publishAccountEvent, removeAccount };
