import type { ControlRoute, World } from '../types.cts';

/** How many accounts the state shows; the count includes the rest. */
const SHOWN_ACCOUNTS = 200;

/** Control endpoints that show what there is and what happened. */
export function journalRoutes(world: World): ControlRoute[] {
	const { accounts, users, items, invites, webhooks, journal, deliveries, settings } = world;
	return [
		{
			method: 'GET',
			pattern: /^\/_control\/state$/,
			handle: () => ({
				environment: world.environment,
				keys: world.keys,
				settings,
				counts: {
					accounts: accounts.size,
					users: users.size,
					items: items.size,
					invites: invites.size,
					webhooks: webhooks.size,
					requests: journal.requests.length,
					deliveries: deliveries.attempts.length,
				},
				webhooks: webhooks.list(),
				accounts: accounts.list().slice(0, SHOWN_ACCOUNTS),
			}),
		},
		{
			method: 'GET',
			pattern: /^\/_control\/requests$/,
			handle: ({ url }) => {
				const method = url.searchParams.get('method');
				const path = url.searchParams.get('path');
				return journal.requests.filter(
					(request) => (!method || request.method === method) && (!path || request.path === path),
				);
			},
		},
		{
			method: 'GET',
			pattern: /^\/_control\/deliveries$/,
			handle: async ({ url }) => {
				if (url.searchParams.get('settled') === 'true') await deliveries.settled();
				return deliveries.attempts;
			},
		},
		{
			method: 'POST',
			pattern: /^\/_control\/deliveries$/,
			handle: ({ text }) => {
				const {
					subscription,
					...order
				}: { subscription: string; event: string; data: object; signature?: string | null } =
					JSON.parse(text);
				const webhook = webhooks.get(subscription);
				if (!webhook) throw new Error(`There is no webhook subscription ${subscription}`);
				return deliveries.deliver({ ...order, subscription: webhook });
			},
		},
		{
			method: 'DELETE',
			pattern: /^\/_control\/journal$/,
			handle: () => {
				journal.clear();
				deliveries.clear();
			},
		},
	];
}
