import { timestamp } from '../clock.cts';
import { page } from '../paging.cts';
import { ok } from '../replies.cts';
import { on, withRecord } from '../routing.cts';
import { errorsIn, isObject, textErrors } from './fields.cts';
import type { Route, World } from '../types.cts';

const ONE = '/v2/invites/:id';

/** The routes of invites. */
export function inviteRoutes({ invites }: World): Route[] {
	return [
		on('GET', '/v2/invites', (request) =>
			page({
				store: invites,
				request,
				filters: {
					status: (invite, status) => status.split(',').includes(invite.status),
					user: (invite, user) => invite.user === user,
				},
			}),
		),
		on('POST', '/v2/invites', ({ body }) => {
			const fields = isObject(body) ? body : {};
			const { first_name: first, last_name: last, email, phone_number: phone } = fields;
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
		}),
		on(
			'GET',
			ONE,
			withRecord(invites, (invite) => ok(invite)),
		),
		on(
			'POST',
			ONE,
			withRecord(invites, ({ id }) => ok(invites.resend(id))),
		),
		on(
			'POST',
			`${ONE}/revoke`,
			withRecord(invites, ({ id }) =>
				ok(invites.update(id, { status: 'revoked', revoked_at: timestamp() })),
			),
		),
	];
}
