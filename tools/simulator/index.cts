import http from 'node:http';
import { removeAccount } from './account-events.cts';
import { listen } from '../process/server.cts';
import { createApi } from './api.cts';
import { createControl } from './control.cts';
import { live, passDay } from './life.cts';
import { playLogin } from './logins.cts';
import { sign } from './sending.cts';
import { createWorld } from './world.cts';
import type { ApiKey, LifeStep, LoginOptions, StartOptions } from './types.cts';

export type Simulator = Awaited<ReturnType<typeof startSimulator>>;

/**
 * Starts an Argyle v2 server for one environment. What it does and answers is Argyle's as far as
 * it is documented or recorded; each option that departs from it says so (types/conduct.ts).
 */
export async function startSimulator({ port = 0, ...options }: StartOptions = {}) {
	const world = createWorld(options);
	const closed = new AbortController();
	const api = createApi(world, closed.signal);
	const control = createControl(world);
	const server = http.createServer((request, response) => {
		const origin = `http://${request.headers.host ?? 'localhost'}`;
		const url = new URL(request.url ?? '/', origin);
		const handle = url.pathname.startsWith('/_control/') ? control : api;
		// An error here, such as a caller that hung up, must not end the test process.
		handle(request, response, url).catch(() => response.destroy());
	});
	// Node's 5 s would close a kept connection under a client that is about to use it again.
	server.keepAliveTimeout = 75_000;
	const { url, close: closeServer } = await listen(server, port);

	let closing: Promise<void> | undefined;
	const close = async () => {
		closed.abort();
		await world.deliveries.stop();
		await closeServer();
	};

	const { accounts, users, items, invites, webhooks, deliveries, faults, journal } = world;
	return {
		/** Root of the server; the API is under /v2. */
		url,
		/** A valid key, and one of the other environment. */
		keys: world.keys,
		/** The settings, which may change while it runs. */
		settings: world.settings,
		/** Makes and revokes keys. */
		keyring: world.keyring,
		/**
		 * The fields of the n8n credential that leads here.
		 *
		 * @param key defaults to the valid one of the sandbox
		 */
		credential: ({ id, secret }: ApiKey = world.keys.sandbox) => ({
			environment: 'custom',
			baseUrl: url,
			apiKeyId: id,
			apiKeySecret: secret,
		}),
		accounts,
		users,
		items,
		invites,
		webhooks,
		faults,
		/** Every API request so far. */
		get requests() {
			return journal.requests;
		},
		/** Every delivery attempt so far. */
		get deliveries() {
			return deliveries.attempts;
		},
		requestsTo: (method: string, path: string | RegExp) => journal.requestsTo(method, path),
		playLogin: (login?: LoginOptions) => playLogin(world, login),
		/** Plays a change of an account without a login. */
		live: (id: string, step: LifeStep) => live(world, id, step),
		/** Ends the connections of one-time verifications. */
		passDay: () => passDay(world),
		/** Plays a user who revokes access: the account is removed, and accounts.removed is sent. */
		removeAccount: (id: string) => void removeAccount(world, id),
		deliver: (order: Parameters<typeof deliveries.deliver>[0]) => deliveries.deliver(order),
		sign,
		/** Resolves when no delivery and no retry is pending. */
		settled: () => deliveries.settled(),
		/** Forgets the requests and deliveries so far. */
		clearJournal: () => {
			journal.clear();
			deliveries.clear();
		},
		/** Restores the settings of the start, and removes all records and faults. The keys stay. */
		reset: () => world.reset(),
		/** Ends the server, its connections, deliveries and retries. A second call does nothing. */
		close: () => (closing ??= close()),
	};
}
