import { publishAccountEvent, removeAccount } from '../account-events.cts';
import { restView } from '../account-views.cts';
import { isUuid } from '../ids.cts';
import { page } from '../paging.cts';
import { noContent, notFound, ok, springError } from '../replies.cts';
import type { Account, Reply, Route, RouteRequest, World } from '../types.cts';

const ONE = /^\/v2\/accounts\/([^/]+)$/;

export function accountRoutes(world: World): Route[] {
	const { accounts } = world;

	const onAccount =
		(handle: (account: Account) => Reply): ((request: RouteRequest) => Reply) =>
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
				void removeAccount(world, id);
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
