import { publishAccountEvent, removeAccount } from '../account-events.cts';
import { live, passDay } from '../life.cts';
import type { AccountPatch, AccountState, ControlRoute, LifeStep, World } from '../types.cts';
import type { AccountEvent } from '../account-events.cts';

/** Control endpoints that add, edit and remove what the API shows. */
export function recordRoutes(world: World): ControlRoute[] {
	const { accounts, users, items, invites, webhooks } = world;
	return [
		{
			method: 'POST',
			pattern: /^\/_control\/accounts$/,
			handle: ({ text }) => {
				const {
					state,
					count,
					...partial
				}: AccountPatch & { state?: AccountState; count?: number } = JSON.parse(text);
				if (count === undefined) return accounts.add(partial, state);
				for (let added = 0; added < count; added += 1) accounts.add(partial, state);
				return { count };
			},
		},
		{
			method: 'PATCH',
			pattern: /^\/_control\/accounts\/([^/]+)$/,
			handle: ({ id, text }) => accounts.update(id, JSON.parse(text)),
		},
		{
			method: 'DELETE',
			pattern: /^\/_control\/accounts\/([^/]+)$/,
			handle: ({ id }) => {
				const removed = accounts.get(id) !== undefined;
				void removeAccount(world, id);
				return { removed };
			},
		},
		{
			method: 'POST',
			pattern: /^\/_control\/accounts\/([^/]+)\/events$/,
			handle: async ({ id, text }) => {
				const account = accounts.get(id);
				if (!account) throw new Error(`There is no account ${id}`);
				const { kind }: { kind: AccountEvent } = JSON.parse(text);
				return publishAccountEvent(world, kind, account);
			},
		},
		{
			method: 'POST',
			pattern: /^\/_control\/accounts\/([^/]+)\/life$/,
			handle: ({ id, text }) => {
				const step: LifeStep = JSON.parse(text, (key, value: unknown) =>
					key === 'at' ? new Date(String(value)) : value,
				);
				return { account: live(world, id, step).account };
			},
		},
		{
			method: 'POST',
			pattern: /^\/_control\/days$/,
			handle: () => passDay(world).map(({ account }) => account),
		},
		{
			method: 'POST',
			pattern: /^\/_control\/items$/,
			handle: ({ text }) => items.add(JSON.parse(text)),
		},
		{
			method: 'POST',
			pattern: /^\/_control\/users$/,
			handle: ({ text }) => users.add(JSON.parse(text)),
		},
		{
			method: 'POST',
			pattern: /^\/_control\/invites$/,
			handle: ({ text }) => invites.add(JSON.parse(text)),
		},
		{
			method: 'POST',
			pattern: /^\/_control\/webhooks$/,
			handle: ({ text }) => webhooks.add(JSON.parse(text)),
		},
		{
			method: 'PATCH',
			pattern: /^\/_control\/webhooks\/([^/]+)$/,
			handle: ({ id, text }) => webhooks.update(id, JSON.parse(text)),
		},
		{
			method: 'DELETE',
			pattern: /^\/_control\/webhooks\/([^/]+)$/,
			handle: ({ id }) => ({ removed: webhooks.remove(id) }),
		},
	];
}
