// @ts-check
'use strict';

const { publishAccountEvent, removeAccount } = require('../account-events');
const { restView } = require('../account-views');
const { isUuid } = require('../ids');
const { page } = require('../paging');
const { noContent, notFound, ok, springError } = require('../replies');

/** @typedef {import('../types').Account} Account */
/** @typedef {import('../types').Reply} Reply */
/** @typedef {import('../types').RouteRequest} RouteRequest */

const ONE = /^\/v2\/accounts\/([^/]+)$/;

/**
 * @param {import('../types').World} world
 * @returns {import('../types').Route[]}
 */
function accountRoutes(world) {
	const { accounts } = world;

	/**
	 * @param {(account: Account) => Reply} handle
	 * @returns {(request: RouteRequest) => Reply}
	 */
	const onAccount =
		(handle) =>
		({ params: [id = ''], path }) => {
			if (!isUuid(id)) return springError(400, path);
			const account = accounts.get(id.toLowerCase());
			return account ? handle(account) : notFound(path);
		};

	return [
		{
			method: 'GET',
			pattern: /^\/v2\/accounts$/,
			handle: (request) =>
				page({
					store: accounts,
					request,
					filters: {
						user: (account, user) => account.user === user,
						item: (account, item) => account.item === item,
						ongoing_refresh_status: ({ ongoing_refresh }, status) =>
							ongoing_refresh.status === status,
					},
					show: restView,
				}),
		},
		{ method: 'GET', pattern: ONE, handle: onAccount((account) => ok(restView(account))) },
		{
			method: 'DELETE',
			pattern: ONE,
			handle: onAccount(({ id }) => {
				removeAccount(world, id);
				return noContent();
			}),
		},
		{
			method: 'POST',
			pattern: /^\/v2\/accounts\/([^/]+)\/periodic-scan$/,
			handle: onAccount(({ id }) => {
				void publishAccountEvent(world, 'updated', accounts.update(id, {}));
				return ok({});
			}),
		},
		{
			method: 'POST',
			pattern: /^\/v2\/accounts\/([^/]+)\/disable-ongoing-refresh$/,
			handle: onAccount(({ id }) => {
				const account = accounts.update(id, { ongoing_refresh: { status: 'disabled' } });
				void publishAccountEvent(world, 'updated', account);
				return ok(restView(account));
			}),
		},
	];
}

module.exports = { accountRoutes };
