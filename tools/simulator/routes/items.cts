// @ts-check
'use strict';

const { page } = require('../paging');
const { notFound, ok } = require('../replies');

/**
 * @param {import('../types').World} world
 * @returns {import('../types').Route[]}
 */
function itemRoutes({ items }) {
	return [
		{
			method: 'GET',
			pattern: /^\/v2\/items$/,
			handle: (request) =>
				page({
					store: items,
					request,
					filters: { q: ({ name }, text) => name.toLowerCase().includes(text.toLowerCase()) },
				}),
		},
		{
			method: 'GET',
			pattern: /^\/v2\/items\/([^/]+)$/,
			handle: ({ params: [id = ''], path }) => {
				const item = items.get(id);
				return item ? ok(item) : notFound(path);
			},
		},
	];
}

module.exports = { itemRoutes };
