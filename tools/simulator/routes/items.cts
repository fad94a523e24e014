import { page } from '../paging.cts';
import { notFound, ok } from '../replies.cts';
import type { Route, World } from '../types.cts';

export function itemRoutes({ items }: World): Route[] {
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
