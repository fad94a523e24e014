// @ts-check
'use strict';

const { randomBytes, randomUUID } = require('node:crypto');
const { detail } = require('./replies');

/** @typedef {import('./types').ApiKey} ApiKey */
/** @typedef {import('./types').Environment} Environment */
/**
 * @typedef {object} Verdict
 * @property {string | null} keyId what was sent as key id
 * @property {import('./types').Reply | null} refusal null when the key is good
 */

/** @returns {ApiKey} an id like a UUID and a secret of 16 letters and digits, as Argyle's */
function newKey() {
	return { id: randomUUID(), secret: randomBytes(8).toString('hex') };
}

/** The API keys that exist, each for one environment. */
class Keyring {
	/** @type {Map<string, { secret: string, environment: Environment }>} */
	#keys = new Map();
	#environment;

	/**
	 * @param {Environment} environment the one this server stands for
	 * @param {Record<Environment, ApiKey>} keys
	 */
	constructor(environment, keys) {
		this.#environment = environment;
		this.add(keys.sandbox, 'sandbox');
		this.add(keys.production, 'production');
	}

	/**
	 * Makes a key valid.
	 *
	 * @param {ApiKey} [key] a new one unless told
	 * @param {Environment} [environment] the server's own unless told
	 * @returns {ApiKey}
	 */
	add(key = newKey(), environment = this.#environment) {
		this.#keys.set(key.id, { secret: key.secret, environment });
		return key;
	}

	/**
	 * Revokes a key, as in Console.
	 *
	 * @param {string} id
	 */
	revoke(id) {
		this.#keys.delete(id);
	}

	/**
	 * Judges an Authorization header. Texts of the refusals: Argyle's introduction (v1).
	 *
	 * @param {string | undefined} header
	 * @returns {Verdict}
	 */
	check(header) {
		const basic = /^Basic\s+(\S+)$/i.exec(header ?? '');
		if (!basic?.[1]) {
			return { keyId: null, refusal: refuse('Authentication credentials were not provided.') };
		}
		const pair = Buffer.from(basic[1], 'base64').toString('utf8');
		const colon = pair.indexOf(':');
		const keyId = pair.slice(0, Math.max(colon, 0));
		const key = this.#keys.get(keyId);
		if (!key || key.secret !== pair.slice(colon + 1)) {
			return { keyId, refusal: refuse('Invalid username/password.') };
		}
		const atHome = key.environment === this.#environment;
		return { keyId, refusal: atHome ? null : refuse('Invalid environment.') };
	}
}

/** @param {string} text */
function refuse(text) {
	return detail(401, text, { 'WWW-Authenticate': 'Basic realm="api"' });
}

module.exports = { Keyring, newKey };
