// @ts-check
'use strict';

const { removeAccount } = require('../account-events');
const { page } = require('../paging');
const { noContent, notFound, ok } = require('../replies');
const { userToken } = require('../user-token');
const { readUser } = require('./user-validation');

/** @typedef {import('../types').Reply} Reply */
/** @typedef {import('../types').RouteRequest} RouteRequest */
/** @typedef {import('../types').User} User */

const ONE = /^\/v2\/users\/([^/]+)$/;

/**
 * @param {import('../types').World} world
 * @returns {import('../types').Route[]}
 */
function userRoutes(world) {
	const { users, accounts } = world;

	/**
	 * @param {(user: User, request: RouteRequest) => Reply} handle
	 * @returns {(request: RouteRequest) => Reply}
	 */
	const onUser = (handle) => (request) => {
		const user = users.get(request.params[0] ?? '');
		return user ? handle(user, request) : notFound(request.path);
	};

	return [
		{
			method: 'GET',
			pattern: /^\/v2\/users$/,
			handle: (request) =>
				page({
					store: users,
					request,
					filters: { external_id: (user, externalId) => user.external_id === externalId },
				}),
		},
		{
			method: 'POST',
			pattern: /^\/v2\/users$/,
			handle: ({ body }) => {
				const { fields, errors } = readUser(body ?? {});
				if (errors) return ok(errors, 400);
				const { id } = users.add(fields);
				return ok({ user_token: userToken(id), id }, 201);
			},
		},
		{ method: 'GET', pattern: ONE, handle: onUser((user) => ok(user)) },
		{
			method: 'PATCH',
			pattern: ONE,
			handle: onUser(({ id }, { body }) => {
				const { fields, errors } = readUser(body);
				return errors ? ok(errors, 400) : ok(users.update(id, fields));
			}),
		},
		{
			method: 'DELETE',
			pattern: ONE,
			handle: onUser(({ id }) => {
				for (const account of accounts.list()) {
					if (account.user === id) removeAccount(world, account.id);
				}
				users.remove(id);
				return noContent();
			}),
		},
	];
}

/**
 * @param {import('../types').World} world
 * @returns {import('../types').Route[]}
 */
function userTokenRoutes({ users }) {
	return [
		{
			method: 'POST',
			pattern: /^\/v2\/user-tokens$/,
			handle: ({ body }) => {
				const user = Object(body).user;
				if (user === undefined) return ok({ user: ['This field is required.'] }, 400);
				if (typeof user !== 'string' || !users.get(user)) {
					return ok({ user: [`Invalid pk "${user}" - object does not exist.`] }, 400);
				}
				return ok({ user_token: userToken(user) });
			},
		},
	];
}

module.exports = { userRoutes, userTokenRoutes };
