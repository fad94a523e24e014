import { removeAccount } from '../account-events.cts';
import { restView } from '../account-views.cts';
import { isUuid } from '../ids.cts';
import { page } from '../paging.cts';
import { noContent, ok, springError } from '../replies.cts';
import { on, onRecord } from '../routing.cts';
import type { Account, Reply, Route, World } from '../types.cts';

/** Makes the routes of accounts, except those that start a scan or end the ongoing refresh. */
export function accountRoutes(world: World): Route[] {
	const { accounts } = world;

	const onAccount = (method: string, handle: (account: Account) => Reply): Route => {
		const store = { get: (id: string) => accounts.get(id.toLowerCase()) };
		const { handle: handleKnown, ...route } = onRecord(method, '/v2/accounts/:id', store, handle);
		return {
			...route,
			handle: (request) =>
				isUuid(request.params[0] ?? '') ? handleKnown(request) : springError(400, request.path),
		};
	};

	return [
		on('GET', '/v2/accounts', (request) =>
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
		),
		onAccount('GET', (account) => ok(restView(account))),
		onAccount('DELETE', ({ id }) => {
			void removeAccount(world, id);
			return noContent();
		}),
	];
}
