import { playLogin } from '../logins.cts';
import { control } from '../routing.cts';
import type { ChaosOptions, ControlRoute, Fault, LoginOptions, World } from '../types.cts';

/** A fault as JSON. */
type FaultRequest = Omit<Fault, 'path' | 'times'> & {
	path?: string;
	pathPattern?: string;
	times?: number | null;
	chaos?: ChaosOptions;
};

/** The state shows at most so many accounts. It counts all of them. */
const MAX_ACCOUNTS = 200;

/**
 * Control endpoints for the behaviour of the simulator (logins, faults, keys, settings) and for its
 * journals.
 */
export function conductRoutes(world: World): ControlRoute[] {
	const { faults, keyring, settings, journal, deliveries, webhooks } = world;
	return [
		control('POST logins', async ({ body }) => {
			const { at, wait, ...options }: Omit<LoginOptions, 'at'> & { at?: string; wait?: boolean } =
				body;
			const played = playLogin(world, { ...options, ...(at && { at: new Date(at) }) });
			const { account, user } = played;
			return wait ? { account, user, deliveries: await played.deliveries } : { account, user };
		}),
		control('POST faults', ({ body }) => {
			const { chaos, pathPattern, times, ...fault }: FaultRequest = body;
			if (chaos) {
				faults.chaos(chaos);
				return { chaos };
			}
			const path = pathPattern === undefined ? fault.path : new RegExp(pathPattern);
			return { id: faults.add({ ...fault, path, times: times === null ? Infinity : times }) };
		}),
		control('DELETE faults', () => faults.clear()),
		control('POST keys', () => keyring.add()),
		control('DELETE keys/:id', ({ id }) => keyring.revoke(id)),
		control('POST settings', ({ body }) => {
			const unknown = Object.keys(body).find((name) => !(name in settings));
			if (unknown) throw new Error(`There is no setting ${unknown}`);
			return Object.assign(settings, body);
		}),
		control('POST reset', () => world.reset()),
		control('GET state', () => describe(world)),
		control('GET requests', ({ query }) => {
			const [method, path] = [query.get('method'), query.get('path')];
			return journal.requests.filter(
				(request) => (!method || request.method === method) && (!path || request.path === path),
			);
		}),
		control('GET deliveries', async ({ query }) => {
			if (query.get('settled') === 'true') await deliveries.settled();
			return deliveries.attempts;
		}),
		control('POST deliveries', ({ body: { subscription, ...order } }) =>
			deliveries.deliver({ ...order, subscription: webhooks.need(subscription) }),
		),
		control('DELETE journal', () => {
			journal.clear();
			deliveries.clear();
		}),
	];
}

function describe(world: World) {
	const { accounts, users, items, invites, webhooks, journal, deliveries } = world;
	return {
		environment: world.environment,
		keys: world.keys,
		settings: world.settings,
		counts: {
			accounts: accounts.size,
			users: users.size,
			items: items.size,
			invites: invites.size,
			webhooks: webhooks.size,
			requests: journal.requests.length,
			deliveries: deliveries.attempts.length,
		},
		webhooks: webhooks.list(),
		accounts: accounts.list().slice(0, MAX_ACCOUNTS),
	};
}
