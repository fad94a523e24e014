// @ts-check
'use strict';

const { REQUIRED, errorsIn, isObject, textErrors } = require('./fields');

/** @typedef {import('../types').Webhook} Webhook */
/**
 * @typedef {object} Reading
 * @property {Partial<Webhook>} webhook what the request asks for
 * @property {Record<string, string[]>} [errors] by field, when something is wrong
 */

/**
 * Reads the body of POST /webhooks as Argyle does: events, name and url are required.
 *
 * @param {unknown} body
 * @returns {Reading}
 */
function readWebhook(body) {
	if (!isObject(body)) {
		const message = 'Invalid data. Expected a dictionary.';
		return { webhook: {}, errors: { non_field_errors: [message] } };
	}
	const { events, name, url, secret, config } = body;
	const errors = errorsIn({
		events: eventErrors(events),
		name: textErrors(name),
		url: urlErrors(url),
		secret: secret === undefined || secret === null ? undefined : textErrors(secret),
		config:
			config === undefined || config === null || isObject(config)
				? undefined
				: ['Expected a dictionary of items.'],
	});
	const webhook = {
		name: String(name),
		events: Array.isArray(events) ? events.map(String) : [],
		config: isObject(config) ? config : {},
		secret: typeof secret === 'string' ? secret : null,
		url: String(url),
	};
	return { webhook, errors };
}

/**
 * @param {unknown} events
 * @returns {string[] | undefined}
 */
function eventErrors(events) {
	if (events === undefined) return REQUIRED;
	if (!Array.isArray(events)) return ['Expected a list of items.'];
	if (events.length === 0) return ['This list may not be empty.'];
	const odd = events.find((event) => !/^(\*|[a-z_]+\.[a-z_]+)$/.test(String(event)));
	return odd === undefined ? undefined : [`"${odd}" is not a valid choice.`];
}

/**
 * Plain http and private hosts pass, as they do in Argyle's sandbox.
 *
 * @param {unknown} url
 * @returns {string[] | undefined}
 */
function urlErrors(url) {
	const errors = textErrors(url);
	if (errors) return errors;
	const valid = /^https?:\/\/\S+$/.test(String(url)) && URL.canParse(String(url));
	return valid ? undefined : ['Enter a valid URL.'];
}

module.exports = { readWebhook };
