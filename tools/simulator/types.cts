import type { AccountStore } from './stores/accounts';
import type { InviteStore } from './stores/invites';
import type { ItemStore } from './stores/items';
import type { UserStore } from './stores/users';
import type { WebhookStore } from './stores/webhooks';
import type { Deliveries } from './deliveries';
import type { Faults } from './faults';
import type { Journal } from './journal';
import type { Keyring } from './authentication';
import type { RateLimit } from './rate-limit';
import type { ApiKey, Environment, Settings } from './types/conduct';

export type * from './types/conduct';
export type * from './types/exchange';
export type * from './types/records';

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
