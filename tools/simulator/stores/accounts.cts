// @ts-check
'use strict';

const { timestamp } = require('../clock');
const { timeOrderedId } = require('../ids');
const { connected, connecting, failed, history, noHistory } = require('./account-states');
const { Store } = require('./store');

/** @typedef {import('../types').Account} Account */
/** @typedef {import('../types').AccountPatch} AccountPatch */
/** @typedef {import('../types').AccountState} AccountState */

/**
 * @param {Account} account
 * @param {AccountPatch} patch
 * @returns {Account}
 */
function patched(account, patch) {
	return {
		...account,
		...patch,
		connection: { ...account.connection, ...patch.connection },
		direct_deposit_switch: { ...account.direct_deposit_switch, ...patch.direct_deposit_switch },
		availability: { ...account.availability, ...patch.availability },
		ongoing_refresh: { ...account.ongoing_refresh, ...patch.ongoing_refresh },
	};
}

/** @extends {Store<Account>} */
class AccountStore extends Store {
	#users;
	#items;
	#source;

	/**
	 * @param {import('./users').UserStore} users
	 * @param {import('./items').ItemStore} items
	 * @param {string} source payroll data source of new accounts
	 */
	constructor(users, items, source) {
		super();
		this.#users = users;
		this.#items = items;
		this.#source = source;
	}

	/**
	 * Adds an account; no event is sent. Without a `user` a new one is made.
	 *
	 * @param {AccountPatch} [partial]
	 * @param {AccountState} [state] a failed first connection unless told
	 * @returns {Account}
	 */
	add(partial = {}, state = 'failed') {
		const at = partial.created_at ?? timestamp();
		const item = partial.item ?? this.#items.defaultId;
		const employer = this.#items.get(item)?.name ?? 'Example Employer';
		const data =
			state === 'connected' || state === 'refailed' ? history(employer, at) : noHistory();
		/** @type {Account} */
		const account = {
			id: partial.id ?? timeOrderedId(),
			user: partial.user ?? this.#users.add().id,
			employers: data.employers,
			item,
			source: this.#source,
			created_at: at,
			updated_at: at,
			scanned_at: data.scanned_at,
			connection: connectionIn(state, at, partial.connection),
			direct_deposit_switch: {
				status: 'idle',
				error_code: null,
				error_message: null,
				updated_at: at,
			},
			availability: data.availability,
			ongoing_refresh: data.ongoing_refresh,
		};
		return this.insert(patched(account, partial));
	}

	/**
	 * @param {string} id
	 * @param {AccountPatch} patch
	 * @returns {Account}
	 * @throws {Error} when there is no such account
	 */
	update(id, patch) {
		const account = this.get(id);
		if (!account) throw new Error(`There is no account ${id}`);
		return this.replace(patched(account, { updated_at: timestamp(), ...patch }));
	}
}

/**
 * @param {AccountState} state
 * @param {string} at timestamp
 * @param {AccountPatch['connection']} wanted
 * @returns {Account['connection']}
 */
function connectionIn(state, at, wanted) {
	if (state === 'connecting') return connecting(at);
	if (state === 'connected') return connected(at);
	return failed(at, wanted?.error_code ?? 'invalid_credentials', wanted?.error_message);
}

module.exports = { AccountStore };
