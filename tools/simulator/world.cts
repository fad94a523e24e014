// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const { Keyring, newKey } = require('./authentication');
const { Deliveries } = require('./deliveries');
const { Faults } = require('./faults');
const { Journal } = require('./journal');
const { RateLimit } = require('./rate-limit');
const { AccountStore } = require('./stores/accounts');
const { InviteStore } = require('./stores/invites');
const { ItemStore } = require('./stores/items');
const { UserStore } = require('./stores/users');
const { WebhookStore } = require('./stores/webhooks');

/** @typedef {import('./types').Settings} Settings */
/** @typedef {import('./types').World} World */

/** @type {Settings} what is known or documented of Argyle */
const ARGYLE = {
	rateLimit: 50,
	retryDelayMs: 30_000,
	deliveryTimeoutMs: 10_000,
	hideSecrets: false,
	ignoreIncludeResource: false,
	omitErrorFields: false,
	createStatus: 200,
};

/**
 * Makes all that the simulator knows, empty.
 *
 * @param {import('./types').StartOptions} options
 * @returns {World}
 */
function createWorld({ environment = 'sandbox', seed = 1, keys: fixed, port, host, ...wanted }) {
	const initial = { ...ARGYLE, ...wanted };
	const settings = { ...initial };
	const keys = fixed ?? { sandbox: newKey(), production: newKey() };
	const users = new UserStore();
	const items = new ItemStore();
	const source = environment === 'sandbox' ? 'argyle_sandbox' : 'thepayrollcompany';
	const accounts = new AccountStore(users, items, source);
	const invites = new InviteStore(users);
	const webhooks = new WebhookStore();
	const faults = new Faults(seed);
	const deliveries = new Deliveries(webhooks, settings, faults);
	const journal = new Journal();
	const rateLimit = new RateLimit();
	return {
		environment,
		keys,
		clientId: randomUUID(),
		settings,
		accounts,
		users,
		items,
		invites,
		webhooks,
		deliveries,
		faults,
		journal,
		keyring: new Keyring(environment, keys),
		rateLimit,
		reset: async () => {
			await deliveries.stop();
			Object.assign(settings, initial);
			for (const part of [accounts, users, items, invites, webhooks]) part.clear();
			for (const part of [deliveries, journal, faults, rateLimit]) part.clear();
		},
	};
}

module.exports = { createWorld };
