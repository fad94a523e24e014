import { removeAccount } from '../account-events.cts';
import { page } from '../paging.cts';
import { noContent, notFound, ok } from '../replies.cts';
import { userToken } from '../user-token.cts';
import { readUser } from './user-validation.cts';
import type { Reply, Route, RouteRequest, User, World } from '../types.cts';

const ONE = /^\/v2\/users\/([^/]+)$/;

export function userRoutes(world: World): Route[] {
	const { users, accounts } = world;

	const onUser =
		(handle: (user: User, request: RouteRequest) => Reply): ((request: RouteRequest) => Reply) =>
		(request) => {
			const user = users.get(request.params[0] ?? '');
			return user ? handle(user, request) : notFound(request.path);
		};

	return [
		{
			method: 'GET',
			pattern: /^\/v2\/users$/,
			handle: (request) =>
				page({
					store: users,
					request,
					filters: { external_id: (user, externalId) => user.external_id === externalId },
				}),
		},
		{
			method: 'POST',
			pattern: /^\/v2\/users$/,
			handle: ({ body }) => {
				const { fields, errors } = readUser(body ?? {});
				if (errors) return ok(errors, 400);
				const { id } = users.add(fields);
				return ok({ user_token: userToken(id), id }, 201);
			},
		},
		{ method: 'GET', pattern: ONE, handle: onUser((user) => ok(user)) },
		{
			method: 'PATCH',
			pattern: ONE,
			handle: onUser(({ id }, { body }) => {
				const { fields, errors } = readUser(body);
				return errors ? ok(errors, 400) : ok(users.update(id, fields));
			}),
		},
		{
			method: 'DELETE',
			pattern: ONE,
			handle: onUser(({ id }) => {
				for (const account of accounts.list()) {
					if (account.user === id) void removeAccount(world, account.id);
				}
				users.remove(id);
				return noContent();
			}),
		},
	];
}

export function userTokenRoutes({ users }: World): Route[] {
	return [
		{
			method: 'POST',
			pattern: /^\/v2\/user-tokens$/,
			handle: ({ body }) => {
				const user = Object(body).user;
				if (user === undefined) return ok({ user: ['This field is required.'] }, 400);
				if (typeof user !== 'string' || !users.get(user)) {
					return ok({ user: [`Invalid pk "${user}" - object does not exist.`] }, 400);
				}
				return ok({ user_token: userToken(user) });
			},
		},
	];
}
