// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const { timestamp } = require('../clock');
const { Store } = require('./store');

/** @typedef {import('../types').Webhook} Webhook */

/** @extends {Store<Webhook>} */
class WebhookStore extends Store {
	/**
	 * Adds a subscription; several may share a URL, as at Argyle.
	 *
	 * @param {Partial<Webhook>} [partial]
	 * @returns {Webhook}
	 */
	add(partial = {}) {
		return this.insert({
			id: randomUUID(),
			name: 'name-for-the-webhook-subscription',
			events: ['accounts.failed'],
			config: {},
			secret: null,
			url: 'http://127.0.0.1:9/nowhere',
			created_at: timestamp(),
			updated_at: timestamp(),
			last_sent_at: null,
			...partial,
		});
	}

	/**
	 * @param {string} id
	 * @param {Partial<Webhook>} patch
	 * @returns {Webhook}
	 * @throws {Error} when there is no such subscription
	 */
	update(id, patch) {
		const webhook = this.get(id);
		if (!webhook) throw new Error(`There is no webhook subscription ${id}`);
		return this.replace({ ...webhook, updated_at: timestamp(), ...patch });
	}
}

module.exports = { WebhookStore };
