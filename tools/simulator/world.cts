import { randomUUID } from 'node:crypto';
import { Keyring, newKey } from './authentication.cts';
import { Deliveries } from './deliveries.cts';
import { Faults } from './faults.cts';
import { Journal } from './journal.cts';
import { RateLimit } from './rate-limit.cts';
import { AccountStore } from './stores/accounts.cts';
import { InviteStore } from './stores/invites.cts';
import { ItemStore } from './stores/items.cts';
import { UserStore } from './stores/users.cts';
import { WebhookStore } from './stores/webhooks.cts';
import type { Settings, StartOptions } from './types/conduct.cts';

/** The settings that Argyle documents, or that were recorded. */
const ARGYLE: Settings = {
	rateLimit: 50,
	retryDelayMs: 30_000,
	deliveryTimeoutMs: 10_000,
	hideSecrets: false,
	ignoreIncludeResource: false,
	omitErrorFields: false,
	updatedCopies: 1,
	updatedDelayMs: 0,
	createStatus: 200,
};

/** Makes the simulator's stores, settings and journals, all empty. */
export function createWorld({
	environment = 'sandbox',
	seed = 1,
	keys: fixed,
	...wanted
}: Omit<StartOptions, 'port'>) {
	const initial = { ...ARGYLE, ...wanted };
	const settings = { ...initial };
	const keys = fixed ?? { sandbox: newKey(), production: newKey() };
	const users = new UserStore();
	const items = new ItemStore();
	const source = environment === 'sandbox' ? 'argyle_sandbox' : 'thepayrollcompany';
	const accounts = new AccountStore(users, items, source);
	const invites = new InviteStore(users);
	const webhooks = new WebhookStore();
	const faults = new Faults(seed);
	const deliveries = new Deliveries(webhooks, settings, faults);
	const journal = new Journal();
	const rateLimit = new RateLimit();
	return {
		environment,
		keys,
		clientId: randomUUID(),
		settings,
		accounts,
		users,
		items,
		invites,
		webhooks,
		deliveries,
		faults,
		journal,
		keyring: new Keyring(environment, keys),
		rateLimit,
		/** Default settings, empty stores and journals; the keys stay. */
		reset: async () => {
			await deliveries.stop();
			Object.assign(settings, initial);
			for (const part of [accounts, users, items, invites, webhooks]) part.clear();
			for (const part of [deliveries, journal, faults, rateLimit]) part.clear();
		},
	};
}
