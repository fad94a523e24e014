// @ts-check
'use strict';

const { publishAccountEvent, removeAccount } = require('../account-events');

/** @typedef {import('../types').Account} Account */

/**
 * Control endpoints that add, edit and remove what the API shows.
 *
 * @param {import('../types').World} world
 * @returns {import('../types').ControlRoute[]}
 */
function recordRoutes(world) {
	const { accounts, users, invites, webhooks } = world;
	return [
		{
			method: 'POST',
			pattern: /^\/_control\/accounts$/,
			handle: ({ text }) => {
				/** @type {import('../types').AccountPatch & { state?: import('../types').AccountState, count?: number }} */
				const { state, count, ...partial } = JSON.parse(text);
				if (count === undefined) return accounts.add(partial, state);
				for (let added = 0; added < count; added += 1) accounts.add(partial, state);
				return { count };
			},
		},
		{
			method: 'PATCH',
			pattern: /^\/_control\/accounts\/([^/]+)$/,
			handle: ({ id, text }) => accounts.update(id, JSON.parse(text)),
		},
		{
			method: 'DELETE',
			pattern: /^\/_control\/accounts\/([^/]+)$/,
			handle: ({ id }) => ({ removed: removeAccount(world, id) }),
		},
		{
			method: 'POST',
			pattern: /^\/_control\/accounts\/([^/]+)\/events$/,
			handle: async ({ id, text }) => {
				const account = accounts.get(id);
				if (!account) throw new Error(`There is no account ${id}`);
				/** @type {{ kind: import('../account-events').AccountEvent }} */
				const { kind } = JSON.parse(text);
				return publishAccountEvent(world, kind, account);
			},
		},
		{
			method: 'POST',
			pattern: /^\/_control\/users$/,
			handle: ({ text }) => users.add(JSON.parse(text)),
		},
		{
			method: 'POST',
			pattern: /^\/_control\/invites$/,
			handle: ({ text }) => invites.add(JSON.parse(text)),
		},
		{
			method: 'POST',
			pattern: /^\/_control\/webhooks$/,
			handle: ({ text }) => webhooks.add(JSON.parse(text)),
		},
		{
			method: 'PATCH',
			pattern: /^\/_control\/webhooks\/([^/]+)$/,
			handle: ({ id, text }) => webhooks.update(id, JSON.parse(text)),
		},
		{
			method: 'DELETE',
			pattern: /^\/_control\/webhooks\/([^/]+)$/,
			handle: ({ id }) => ({ removed: webhooks.remove(id) }),
		},
	];
}

module.exports = { recordRoutes };
