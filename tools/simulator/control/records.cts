import { publishAccountEvent, removeAccount } from '../account-events.cts';
import { live, passDay } from '../life.cts';
import { control } from '../routing.cts';
import type { AccountPatch, AccountState, ControlRoute, LifeStep, World } from '../types.cts';

/** Control endpoints that add, edit and remove the API's records. */
export function recordRoutes(world: World): ControlRoute[] {
	const { accounts, webhooks } = world;
	return [
		...(['items', 'users', 'invites', 'webhooks'] as const).map((name) =>
			control(`POST ${name}`, ({ body }) => world[name].add(body)),
		),
		...(['accounts', 'webhooks'] as const).map((name) =>
			control(`PATCH ${name}/:id`, ({ id, body }) => world[name].update(id, body)),
		),
		control('POST accounts', ({ body }) => {
			const { state, count, ...partial }: AccountPatch & { state?: AccountState; count?: number } =
				body;
			if (count === undefined) return accounts.add(partial, state);
			for (let added = 0; added < count; added += 1) accounts.add(partial, state);
			return { count };
		}),
		control('DELETE accounts/:id', ({ id }) => {
			const removed = accounts.get(id) !== undefined;
			void removeAccount(world, id);
			return { removed };
		}),
		control('DELETE webhooks/:id', ({ id }) => ({ removed: webhooks.remove(id) })),
		control('POST accounts/:id/events', ({ id, body }) =>
			publishAccountEvent(world, body.kind, accounts.need(id)),
		),
		control('POST accounts/:id/life', ({ id, body }) => {
			const step: LifeStep = { ...body, ...(body.at && { at: new Date(body.at) }) };
			return { account: live(world, id, step).account };
		}),
		control('POST days', () => passDay(world).map(({ account }) => account)),
	];
}
