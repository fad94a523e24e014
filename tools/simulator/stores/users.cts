// @ts-check
'use strict';

const { timestamp } = require('../clock');
const { timeOrderedId } = require('../ids');
const { Store } = require('./store');

/** @typedef {import('../types').User} User */

/** @extends {Store<User>} */
class UserStore extends Store {
	/**
	 * @param {Partial<User>} [partial]
	 * @returns {User}
	 */
	add(partial = {}) {
		return this.insert({
			id: timeOrderedId(),
			created_at: timestamp(),
			items_connected: [],
			employers_connected: [],
			external_metadata: {},
			external_id: null,
			first_name: null,
			last_name: null,
			email: null,
			phone_number: null,
			ssn: null,
			address: {
				city: null,
				line1: null,
				line2: null,
				state: null,
				country: null,
				postal_code: null,
			},
			birth_date: { year: null, month: null, day: null },
			...partial,
		});
	}

	/**
	 * @param {string} id
	 * @param {Partial<User>} patch
	 * @returns {User}
	 * @throws {Error} when there is no such user
	 */
	update(id, patch) {
		const user = this.get(id);
		if (!user) throw new Error(`There is no user ${id}`);
		return this.replace({ ...user, ...patch });
	}
}

module.exports = { UserStore };
