import type { DeliveryAttempt } from './exchange.cts';
import type { Account, User } from './records.cts';

export type Environment = 'sandbox' | 'production';

/** What can be changed while the simulator runs (`POST /_control/settings`). */
export interface Settings {
	/** Requests a second and key that are answered; 0 switches the limit off. */
	rateLimit: number;
	/** Wait before the single retry of a delivery (Argyle: 30 s). */
	retryDelayMs: number;
	/** How long a receiver may take to answer (Argyle: 10 s). */
	deliveryTimeoutMs: number;
	/** Reading a subscription leaves out `secret`; creating one still echoes it. */
	hideSecrets: boolean;
	/**
	 * Events other than accounts.updated come without `resource`, or with an empty one, whatever
	 * the subscription requests.
	 */
	ignoreIncludeResource: boolean | 'empty';
	/** accounts.failed comes without error_code and error_message. */
	omitErrorFields: boolean;
	/** How often each accounts.updated comes: 0 loses all of them. */
	updatedCopies: number;
	/** How late accounts.updated comes; it then shows the account as it is by that time. */
	updatedDelayMs: number;
	/** Status of a successful POST /webhooks: the documentation says 200, its siblings answer 201. */
	createStatus: 200 | 201;
}

export interface StartOptions extends Partial<Settings> {
	port?: number;
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

/** How a request or its answer goes wrong. */
export interface FaultEffect {
	/** The answer waits; the request takes effect immediately. */
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
	/** How often it is played: 1 by default, unlimited with a `probability`. */
	times?: number;
	probability?: number;
}

/** What chaos can do to a delivery. */
export type DeliveryChaos = 'lost' | 'duplicated' | 'late' | 'forged';

export interface ChaosOptions {
	probability: number;
	seed?: number;
	/** Names from `CHAOS_KINDS` (faults.cts); defaults to all. */
	kinds?: string[];
	/** Defaults to none. */
	deliveryKinds?: DeliveryChaos[];
}

export interface LoginOptions {
	/** Argyle's code, or null for a login that succeeds. */
	errorCode?: string | null;
	errorMessage?: string | null;
	/** Id of an existing account: a re-authentication. */
	account?: string;
	/** Id of an existing user; defaults to a new one. */
	user?: string;
	item?: string;
	/** A verification without ongoing refresh: its connection ends a day later. */
	oneTime?: boolean;
	/** When it happens. */
	at?: Date;
}

/** What can happen to an account without a login. */
export type LifeStep =
	| { do: 'scan' | 'refreshOff' | 'upload' | 'remove'; at?: Date }
	| { do: 'lose'; errorCode: string; at?: Date };

export interface PlayedLogin {
	account: Account;
	user: User;
	/** Every delivery attempt this login caused; settles after the last retry. */
	deliveries: Promise<DeliveryAttempt[]>;
}
