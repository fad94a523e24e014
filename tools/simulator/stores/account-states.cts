// @ts-check
'use strict';

const { errorMessageOf } = require('./error-messages');

/** @typedef {import('../types').Account} Account */
/** @typedef {import('../types').Availability} Availability */
/** @typedef {import('../types').DataSetName} DataSetName */
/** @typedef {Pick<Account, 'connection'>} Connected */

/** @type {DataSetName[]} in the order of the recorded REST answer */
const DATA_SETS = [
	'gigs',
	'shifts',
	'paystubs',
	'payroll_documents',
	'identities',
	'ratings',
	'vehicles',
	'deposit_destinations',
	'user_forms',
	'user_uploads',
];

/**
 * @param {(name: DataSetName) => Availability[DataSetName]} describe
 * @returns {Availability}
 */
function availability(describe) {
	const described = Object.fromEntries(DATA_SETS.map((name) => [name, describe(name)]));
	return /** @type {Availability} */ (described);
}

/**
 * What Argyle shows of an account that never connected.
 *
 * @returns {Pick<Account, 'employers' | 'scanned_at' | 'availability' | 'ongoing_refresh'>}
 */
function noHistory() {
	return {
		employers: [],
		scanned_at: null,
		availability: availability(() => null),
		ongoing_refresh: { status: 'idle' },
	};
}

/**
 * What Argyle shows of an account whose data has been read once.
 *
 * @param {string} employer
 * @param {string} at timestamp
 * @returns {Pick<Account, 'employers' | 'scanned_at' | 'availability' | 'ongoing_refresh'>}
 */
function history(employer, at) {
	return {
		employers: [employer],
		scanned_at: at,
		availability: availability((name) => {
			if (name === 'user_forms' || name === 'user_uploads') return null;
			if (name !== 'paystubs') return { status: 'synced', updated_at: at };
			return {
				status: 'synced',
				updated_at: at,
				available_count: 4,
				available_from: '2025-10-01T00:00:00Z',
				available_to: '2026-01-01T00:00:00Z',
			};
		}),
		ongoing_refresh: { status: 'enabled' },
	};
}

/**
 * @param {string} at timestamp
 * @returns {Account['connection']}
 */
function connecting(at) {
	return { status: 'connecting', error_code: null, error_message: null, updated_at: at };
}

/**
 * @param {string} at timestamp
 * @returns {Account['connection']}
 */
function connected(at) {
	return { status: 'connected', error_code: null, error_message: null, updated_at: at };
}

/**
 * @param {string} at timestamp
 * @param {string} code
 * @param {string | null} [message] Argyle's own text for the code unless told
 * @returns {Account['connection']}
 */
function failed(at, code, message = errorMessageOf(code)) {
	return { status: 'error', error_code: code, error_message: message, updated_at: at };
}

module.exports = { noHistory, history, connecting, connected, failed };
