// @ts-check
'use strict';

const { publishAccountEvent } = require('./account-events');
const { timestamp } = require('./clock');
const { connected, connecting, failed, history } = require('./stores/account-states');

/** @typedef {import('./types').Account} Account */
/** @typedef {import('./types').World} World */

/**
 * Plays a login in Argyle Link, with the events it causes: accounts.added (first connection only),
 * then accounts.failed and accounts.updated, or accounts.connected.
 *
 * @param {World} world
 * @param {import('./types').LoginOptions} [options]
 * @returns {import('./types').PlayedLogin}
 * @throws {Error} when the account or user named does not exist
 */
function playLogin(world, options = {}) {
	const { errorCode = 'invalid_credentials', errorMessage } = options;
	const { account: begun, added } = options.account
		? { account: existing(world, options.account), added: [] }
		: begin(world, options);
	const user = world.users.get(begun.user) ?? world.users.add({ id: begun.user });
	const at = laterThan(begun.connection.updated_at, options.at);
	const connection = errorCode === null ? connected(at) : failed(at, errorCode, errorMessage);
	const employer = world.items.get(begun.item)?.name ?? 'Example Employer';
	const account = world.accounts.update(begun.id, {
		updated_at: at,
		connection,
		...(errorCode === null && history(employer, at)),
	});
	if (errorCode === null) noteConnection(world, user, account);
	const outcome =
		errorCode === null
			? [publishAccountEvent(world, 'connected', account)]
			: [
					publishAccountEvent(world, 'failed', account),
					publishAccountEvent(world, 'updated', account),
				];
	const deliveries = Promise.all([...added, ...outcome]).then((attempts) => attempts.flat());
	return { account, user: world.users.get(user.id) ?? user, deliveries };
}

/**
 * @param {World} world
 * @param {string} id
 * @returns {Account}
 */
function existing({ accounts }, id) {
	const account = accounts.get(id);
	if (!account) throw new Error(`There is no account ${id}`);
	return account;
}

/**
 * The user submitted credentials: the account exists from here on, whatever comes of it.
 *
 * @param {World} world
 * @param {import('./types').LoginOptions} options
 */
function begin(world, { user, item, at }) {
	if (user && !world.users.get(user)) throw new Error(`There is no user ${user}`);
	const created = timestamp(at);
	const partial = {
		created_at: created,
		...(user && { user }),
		...(item && { item }),
		connection: connecting(created),
	};
	const account = world.accounts.add(partial, 'connecting');
	return { account, added: [publishAccountEvent(world, 'added', account)] };
}

/**
 * Two failures of an account differ in connection.updated_at, also when cut to milliseconds.
 *
 * @param {string | null} former timestamp
 * @param {Date} [at]
 * @returns {string}
 */
function laterThan(former, at) {
	if (at) return timestamp(at);
	const now = timestamp();
	const earliest = former ? Date.parse(former) + 1 : 0;
	return Date.parse(now) >= earliest ? now : timestamp(new Date(earliest));
}

/**
 * @param {World} world
 * @param {import('./types').User} user
 * @param {Account} account
 */
function noteConnection({ users }, user, account) {
	users.update(user.id, {
		items_connected: [...new Set([...user.items_connected, account.item])],
		employers_connected: [...new Set([...user.employers_connected, ...account.employers])],
	});
}

module.exports = { playLogin };
