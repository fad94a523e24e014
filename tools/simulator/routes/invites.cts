import { page } from '../paging.cts';
import { ok } from '../replies.cts';
import { on, onRecord } from '../routing.cts';
import type { Route, World } from '../types.cts';

const ONE = '/v2/invites/:id';

/** Makes the routes of invites, except those that create or revoke one. */
export function inviteRoutes({ invites }: World): Route[] {
	return [
		on('GET', '/v2/invites', (request) =>
			page({
				store: invites,
				request,
				// Argyle documents no filter by user.
				filters: { status: (invite, status) => status.split(',').includes(invite.status) },
			}),
		),
		onRecord('GET', ONE, invites, (invite) => ok(invite)),
		onRecord('POST', ONE, invites, ({ id }) => ok(invites.resend(id))),
	];
}
