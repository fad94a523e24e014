// @ts-check
'use strict';

const http = require('node:http');
const { once } = require('node:events');
const { removeAccount } = require('./account-events');
const { createApi } = require('./api');
const { createControl } = require('./control');
const { playLogin } = require('./logins');
const { sign } = require('./sending');
const { createWorld } = require('./world');

/** @typedef {import('./types').ApiKey} ApiKey */
/** @typedef {import('./types').LoginOptions} LoginOptions */
/** @typedef {Awaited<ReturnType<typeof startSimulator>>} Simulator */

/**
 * Starts an Argyle v2 server for one environment. What it does and answers is Argyle's as far as
 * it is documented or recorded; each option that departs from it says so (types/conduct.ts).
 *
 * @param {import('./types').StartOptions} [options]
 */
async function startSimulator(options = {}) {
	const { port = 0, host = '127.0.0.1' } = options;
	const world = createWorld(options);
	const closed = new AbortController();
	const api = createApi(world, closed.signal);
	const control = createControl(world);
	const server = http.createServer((request, response) => {
		const origin = `http://${request.headers.host ?? host}`;
		const url = new URL(request.url ?? '/', origin);
		const handle = url.pathname.startsWith('/_control/') ? control : api;
		// Whatever breaks here, a caller that hung up included, must not end the test process.
		handle(request, response, url).catch(() => response.destroy());
	});
	// Node's 5 s would close a kept connection under a client that is about to use it again.
	server.keepAliveTimeout = 75_000;
	server.listen(port, host);
	await once(server, 'listening');
	const address = server.address();
	const boundPort = typeof address === 'object' && address ? address.port : port;

	/** @type {Promise<void> | undefined} */
	let closing;
	const close = async () => {
		closed.abort();
		await world.deliveries.stop();
		const ended = once(server, 'close');
		server.close();
		server.closeAllConnections();
		await ended;
	};

	const { accounts, users, items, invites, webhooks, deliveries, faults, journal } = world;
	const url = `http://${host}:${boundPort}`;
	return {
		/** Root of the server; the API is under /v2. */
		url,
		/** A good key, and one of the other environment. */
		keys: world.keys,
		/** Change these while it runs. */
		settings: world.settings,
		/** Makes and revokes keys. */
		keyring: world.keyring,
		/**
		 * The fields of the n8n credential that leads here.
		 *
		 * @param {ApiKey} [key] the good one of the sandbox unless told
		 */
		credential: ({ id, secret } = world.keys.sandbox) => ({
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
		/**
		 * @param {string} method
		 * @param {string | RegExp} path
		 */
		requestsTo: (method, path) => journal.requestsTo(method, path),
		/** @param {LoginOptions} [login] */
		playLogin: (login) => playLogin(world, login),
		/**
		 * The user revokes access: the account goes and accounts.removed is sent.
		 *
		 * @param {string} id
		 */
		removeAccount: (id) => removeAccount(world, id),
		/** @param {Parameters<typeof deliveries.deliver>[0]} order */
		deliver: (order) => deliveries.deliver(order),
		sign,
		/** Resolves when no delivery and no retry is pending. */
		settled: () => deliveries.settled(),
		/** Forgets the requests and deliveries so far. */
		clearJournal: () => {
			journal.clear();
			deliveries.clear();
		},
		/** Start settings, no records, no faults; keys stay. */
		reset: () => world.reset(),
		/** Ends the server, its connections, deliveries and retries; once is enough, twice is fine. */
		close: () => (closing ??= close()),
	};
}

module.exports = { startSimulator };
