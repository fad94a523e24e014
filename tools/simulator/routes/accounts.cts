import { publishAccountEvent, removeAccount } from '../account-events.cts';
import { restView } from '../account-views.cts';
import { isUuid } from '../ids.cts';
import { page } from '../paging.cts';
import { noContent, notFound, ok, springError } from '../replies.cts';
import { on } from '../routing.cts';
import type { Account, Reply, Route, World } from '../types.cts';

const ONE = '/v2/accounts/:id';

/** The routes of accounts. */
export function accountRoutes(world: World): Route[] {
	const { accounts } = world;

	const onAccount =
		(handle: (account: Account) => Reply): Route['handle'] =>
		({ params: [id = ''], path }) => {
			if (!isUuid(id)) return springError(400, path);
			const account = accounts.get(id.toLowerCase());
			return account ? handle(account) : notFound(path);
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
		on(
			'GET',
			ONE,
			onAccount((account) => ok(restView(account))),
		),
		on(
			'DELETE',
			ONE,
			onAccount(({ id }) => {
				void removeAccount(world, id);
				return noContent();
			}),
		),
		on(
			'POST',
			`${ONE}/periodic-scan`,
			onAccount(({ id }) => {
				void publishAccountEvent(world, 'updated', accounts.update(id, {}));
				return ok({});
			}),
		),
		on(
			'POST',
			`${ONE}/disable-ongoing-refresh`,
			onAccount(({ id }) => {
				const account = accounts.update(id, { ongoing_refresh: { status: 'disabled' } });
				void publishAccountEvent(world, 'updated', account);
				return ok(restView(account));
			}),
		),
	];
}
