import type { AccountStore } from './stores/accounts.cts';
import type { InviteStore } from './stores/invites.cts';
import type { ItemStore } from './stores/items.cts';
import type { UserStore } from './stores/users.cts';
import type { WebhookStore } from './stores/webhooks.cts';
import type { Deliveries } from './deliveries.cts';
import type { Faults } from './faults.cts';
import type { Journal } from './journal.cts';
import type { Keyring } from './authentication.cts';
import type { RateLimit } from './rate-limit.cts';
import type { ApiKey, Environment, Settings } from './types/conduct.cts';

export type * from './types/conduct.cts';
export type * from './types/exchange.cts';
export type * from './types/records.cts';

/** All that the routes work on. */
export interface World {
	environment: Environment;
	keys: Record<Environment, ApiKey>;
	clientId: string;
	settings: Settings;
	accounts: AccountStore;
	users: UserStore;
	items: ItemStore;
	invites: InviteStore;
	webhooks: WebhookStore;
	deliveries: Deliveries;
	faults: Faults;
	journal: Journal;
	keyring: Keyring;
	rateLimit: RateLimit;
	/** Default settings, empty stores and journals; the keys stay. */
	reset: () => Promise<void>;
}
