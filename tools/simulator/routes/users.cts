import { removeAccount } from '../account-events.cts';
import { page } from '../paging.cts';
import { noContent, ok } from '../replies.cts';
import { on, withRecord } from '../routing.cts';
import { userToken } from '../user-token.cts';
import { REQUIRED } from './fields.cts';
import { readUser } from './user-validation.cts';
import type { Route, World } from '../types.cts';

const ONE = '/v2/users/:id';

/** The routes of users and their tokens. */
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
		on('POST', '/v2/users', ({ body }) => {
			const { fields, errors } = readUser(body ?? {});
			if (errors) return ok(errors, 400);
			const { id } = users.add(fields);
			return ok({ user_token: userToken(id), id }, 201);
		}),
		on(
			'GET',
			ONE,
			withRecord(users, (user) => ok(user)),
		),
		on(
			'PATCH',
			ONE,
			withRecord(users, ({ id }, { body }) => {
				const { fields, errors } = readUser(body);
				return errors ? ok(errors, 400) : ok(users.update(id, fields));
			}),
		),
		on(
			'DELETE',
			ONE,
			withRecord(users, ({ id }) => {
				for (const account of accounts.list()) {
					if (account.user === id) void removeAccount(world, account.id);
				}
				users.remove(id);
				return noContent();
			}),
		),
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
