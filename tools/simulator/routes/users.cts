import { removeAccount } from '../account-events.cts';
import { page } from '../paging.cts';
import { noContent, ok } from '../replies.cts';
import { on, onRecord } from '../routing.cts';
import { userToken } from '../user-token.cts';
import { REQUIRED } from './fields.cts';
import type { Route, World } from '../types.cts';

const ONE = '/v2/users/:id';

/** Makes the routes of users and their tokens, except those that create or change users. */
export function userRoutes(world: World): Route[] {
	const { users, accounts } = world;
	return [
		on('GET', '/v2/users', (request) =>
			page({
				store: users,
				request,
				filters: { external_id: (user, externalId) => user.external_id === externalId },
			}),
		),
		onRecord('GET', ONE, users, (user) => ok(user)),
		onRecord('DELETE', ONE, users, ({ id }) => {
			for (const account of accounts.list()) {
				if (account.user === id) void removeAccount(world, account.id);
			}
			users.remove(id);
			return noContent();
		}),
		on('POST', '/v2/user-tokens', ({ body }) => {
			const { user } = Object(body);
			if (user === undefined) return ok({ user: REQUIRED }, 400);
			if (typeof user !== 'string' || !users.get(user)) {
				return ok({ user: [`Invalid pk "${user}" - object does not exist.`] }, 400);
			}
			return ok({ user_token: userToken(user) });
		}),
	];
}
