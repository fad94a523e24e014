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

export type Environment = 'sandbox' | 'production';

/** What can be changed while the simulator runs (`POST /_control/settings`). */
export interface Settings {
	/** Requests a second and key that are answered; 0 switches the limit off. */
	rateLimit: number;
	/** Wait before the single retry of a delivery (Argyle: 30 s). */
	retryDelayMs: number;
	/** How long a receiver may take to answer (Argyle: 10 s). */
	deliveryTimeoutMs: number;
	/** Reading a subscription gives `secret: null`; creating one still echoes it. */
	hideSecrets: boolean;
	/** accounts.failed comes without `resource`, or with an empty one, whatever was asked for. */
	ignoreIncludeResource: boolean | 'empty';
	/** accounts.failed comes without error_code and error_message. */
	omitErrorFields: boolean;
	/** Status of a successful POST /webhooks: the documentation says 200, its siblings answer 201. */
	createStatus: 200 | 201;
}

export interface StartOptions extends Partial<Settings> {
	port?: number;
	host?: string;
	environment?: Environment;
	/** Seed of every probability in the simulator. */
	seed?: number;
	/** Fixed keys, for a demo whose credential outlives a restart. */
	keys?: Record<Environment, ApiKey>;
}

export interface ApiKey {
	id: string;
	secret: string;
}

export interface Connection {
	status: 'connecting' | 'connected' | 'error';
	error_code: string | null;
	error_message: string | null;
	updated_at: string | null;
}

export interface DirectDepositSwitch {
	status: string;
	error_code: string | null;
	error_message: string | null;
	updated_at: string | null;
}

export interface DataSet {
	status: 'in_progress' | 'synced' | 'sync_failed';
	updated_at: string;
	available_count?: number;
	available_from?: string | null;
	available_to?: string | null;
	files_count?: number;
}

export type DataSetName =
	| 'gigs'
	| 'shifts'
	| 'paystubs'
	| 'payroll_documents'
	| 'identities'
	| 'ratings'
	| 'vehicles'
	| 'deposit_destinations'
	| 'user_forms'
	| 'user_uploads';

export type Availability = Record<DataSetName, DataSet | null>;

/** An account as stored: timestamps in microseconds, as deliveries show them. */
export interface Account {
	id: string;
	user: string;
	employers: string[];
	item: string;
	source: string;
	created_at: string;
	updated_at: string;
	scanned_at: string | null;
	connection: Connection;
	direct_deposit_switch: DirectDepositSwitch;
	availability: Availability;
	ongoing_refresh: { status: 'enabled' | 'disabled' | 'idle' };
}

/** Nested objects may be given in part; what is left out keeps its default or former value. */
export interface AccountPatch
	extends Partial<
		Omit<Account, 'connection' | 'direct_deposit_switch' | 'availability' | 'ongoing_refresh'>
	> {
	connection?: Partial<Connection>;
	direct_deposit_switch?: Partial<DirectDepositSwitch>;
	availability?: Partial<Availability>;
	ongoing_refresh?: Partial<Account['ongoing_refresh']>;
}

/** `refailed`: connected once, then failed a re-authentication, so it holds history. */
export type AccountState = 'connecting' | 'failed' | 'connected' | 'refailed';

export interface User {
	id: string;
	created_at: string;
	items_connected: string[];
	employers_connected: string[];
	external_metadata: Record<string, unknown>;
	external_id: string | null;
	first_name: string | null;
	last_name: string | null;
	email: string | null;
	phone_number: string | null;
	ssn: string | null;
	address: Record<'city' | 'line1' | 'line2' | 'state' | 'country' | 'postal_code', string | null>;
	birth_date: Record<'year' | 'month' | 'day', number | null>;
}

export interface Item {
	id: string;
	name: string;
	kind: string;
	status: string;
	status_details: Record<string, unknown>;
	logo_url: string;
}

export interface InviteDelivery {
	id: string;
	method: 'email' | 'sms';
	status: string;
	sent_at: string;
	updated_at: string;
}

export interface Invite {
	id: string;
	user: string;
	user_token: string;
	email: string | null;
	phone_number: string | null;
	full_name: string;
	first_name: string;
	last_name: string;
	revoked_at: string | null;
	status: 'sent' | 'initiated' | 'attempted' | 'completed' | 'revoked';
	group_id: string | null;
	url: string;
	created_at: string;
	updated_at: string;
	invited_at: string;
	flow_id: string | null;
	flow_items: string[];
	reply_to: string[];
	deliveries: InviteDelivery[];
	invite_template_id: string | null;
}

/** A webhook subscription. */
export interface Webhook {
	id: string;
	name: string;
	events: string[];
	config: Record<string, unknown>;
	secret: string | null;
	url: string;
	created_at: string;
	updated_at: string;
	last_sent_at: string | null;
}

/** One request to the API, as the journal keeps it. */
export interface ApiRequest {
	/** Arrival, milliseconds since the epoch. */
	at: number;
	method: string;
	path: string;
	query: Record<string, string>;
	/** Status sent; null while in progress and for a dropped connection. */
	status: number | null;
	/** Parsed JSON, the text when it is not JSON, null when empty. */
	body: unknown;
	authorizationValid: boolean;
	keyId: string | null;
	/** Id of the fault that was played on it. */
	fault: string | null;
}

/** One attempt to deliver an event, as the journal keeps it. */
export interface DeliveryAttempt {
	/** Start, milliseconds since the epoch. */
	at: number;
	subscription: string;
	url: string;
	event: string;
	attempt: 1 | 2;
	/** The receiver's status; null while in progress and when there was none. */
	status: number | null;
	/** Why there was no answer (`timeout`, `ECONNREFUSED`, …). */
	error: string | null;
	/** What the receiver answered, as text. */
	answer: string | null;
	body: string;
	signature: string | null;
	durationMs: number | null;
}

/** What a route answers; a `body` of undefined is an empty answer. */
export interface Reply {
	status: number;
	body?: unknown;
	headers?: Record<string, string>;
}

/** Style of an error body: Django REST framework's, or Spring's (only /accounts). */
export type ErrorStyle = 'drf' | 'spring';

export interface RouteRequest {
	method: string;
	path: string;
	query: URLSearchParams;
	body: unknown;
	/** `http://host:port` the caller used, for absolute URLs in pages. */
	origin: string;
	/** What the path pattern's groups matched. */
	params: string[];
}

export interface Route {
	method: string;
	pattern: RegExp;
	handle: (request: RouteRequest) => Reply;
}

/** A control endpoint; what it returns (or its promise) is the answer's JSON. */
export interface ControlRoute {
	method: string;
	pattern: RegExp;
	handle: (request: { text: string; id: string; url: URL }) => unknown;
}

/** How a request or its answer goes wrong. */
export interface FaultEffect {
	/** The answer waits; what the request does is done at once. */
	delayMs?: number;
	/** Answer this instead of doing anything. */
	status?: number;
	/** With `status` or `createdButStatus`: the body; text is sent as it is. Alone: replaces the body. */
	body?: unknown;
	headers?: Record<string, string>;
	/** Connection destroyed: before doing anything, after doing it, or half-way through the answer. */
	drop?: 'before' | 'after' | 'midway';
	/** A whole HTTP answer whose JSON stops half-way. */
	truncate?: boolean;
	/** Do it, then answer this status. */
	createdButStatus?: number;
	/** Leave `id` out of the answer. */
	omitId?: true;
}

export interface Fault extends FaultEffect {
	method?: string;
	/** A prefix of the path (`/v2/webhooks`), or an expression it matches. */
	path?: string | RegExp;
	/** How often it is played: 1 unless told, unlimited with a `probability`. */
	times?: number;
	probability?: number;
}

/** What chaos can do to a delivery. */
export type DeliveryChaos = 'lost' | 'duplicated' | 'late' | 'forged';

export interface ChaosOptions {
	probability: number;
	seed?: number;
	/** Names from `CHAOS_KINDS` (faults.js); all unless told. */
	kinds?: string[];
	/** None unless told. */
	deliveryKinds?: DeliveryChaos[];
}

export interface LoginOptions {
	/** Argyle's code, or null for a login that succeeds. */
	errorCode?: string | null;
	errorMessage?: string | null;
	/** Id of an existing account: a re-authentication. */
	account?: string;
	/** Id of an existing user; a new one is made unless told. */
	user?: string;
	item?: string;
	/** When it happens. */
	at?: Date;
}

export interface PlayedLogin {
	account: Account;
	user: User;
	/** Every delivery attempt this login caused; settles after the last retry. */
	deliveries: Promise<DeliveryAttempt[]>;
}

/** What `createClient` (client.js) got back. */
export interface Answer<T> {
	status: number;
	/** The JSON, the text when it is none, '' when empty. */
	body: T;
	headers: Headers;
}

/** Sends text as it is and the rest as JSON; `path` may be an absolute URL. */
export type Client = <T = unknown>(
	method: string,
	path: string,
	body?: unknown,
) => Promise<Answer<T>>;

export interface Page<T> {
	next: string | null;
	previous: string | null;
	results: T[];
}

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
