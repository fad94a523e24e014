import { timestamp } from '../clock.cts';
import { page } from '../paging.cts';
import { notFound, ok } from '../replies.cts';
import { errorsIn, isObject, textErrors } from './fields.cts';
import type { Invite, Reply, Route, RouteRequest, World } from '../types.cts';

const ONE = /^\/v2\/invites\/([^/]+)$/;

export function inviteRoutes({ invites }: World): Route[] {
	const onInvite =
		(handle: (invite: Invite) => Reply): ((request: RouteRequest) => Reply) =>
		({ params: [id = ''], path }) => {
			const invite = invites.get(id);
			return invite ? handle(invite) : notFound(path);
		};

	return [
		{
			method: 'GET',
			pattern: /^\/v2\/invites$/,
			handle: (request) =>
				page({
					store: invites,
					request,
					// Argyle documents no filter by user.
					filters: { status: (invite, status) => status.split(',').includes(invite.status) },
				}),
		},
		{
			method: 'POST',
			pattern: /^\/v2\/invites$/,
			handle: ({ body }) => {
				const { first_name: first, last_name: last, email, phone_number: phone } = fields(body);
				const reachable = typeof email === 'string' || typeof phone === 'string';
				const errors = errorsIn({
					first_name: textErrors(first),
					last_name: textErrors(last),
					email: reachable ? undefined : ['Either email or phone_number is required.'],
				});
				if (errors) return ok(errors, 400);
				const invite = invites.add({
					first_name: String(first),
					last_name: String(last),
					...(typeof email === 'string' && { email }),
					...(typeof phone === 'string' && { phone_number: phone }),
				});
				return ok(invite, 201);
			},
		},
		{ method: 'GET', pattern: ONE, handle: onInvite((invite) => ok(invite)) },
		{ method: 'POST', pattern: ONE, handle: onInvite(({ id }) => ok(invites.resend(id))) },
		{
			method: 'POST',
			pattern: /^\/v2\/invites\/([^/]+)\/revoke$/,
			handle: onInvite(({ id }) =>
				ok(invites.update(id, { status: 'revoked', revoked_at: timestamp() })),
			),
		},
	];
}

function fields(body: unknown): Record<string, unknown> {
	return isObject(body) ? body : {};
}
