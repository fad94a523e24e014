import { page } from '../paging.cts';
import { ok } from '../replies.cts';
import { on, onRecord } from '../routing.cts';
import type { Route, World } from '../types.cts';

/** Makes the routes of items. */
export function itemRoutes({ items }: World): Route[] {
	return [
		on('GET', '/v2/items', (request) =>
			page({
				store: items,
				request,
				filters: { q: ({ name }, text) => name.toLowerCase().includes(text.toLowerCase()) },
			}),
		),
		onRecord('GET', '/v2/items/:id', items, (item) => ok(item)),
	];
}
