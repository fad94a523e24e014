import type { DeliveryAttempt } from './exchange.cts';
import type { Account, User } from './records.cts';

export type Environment = 'sandbox' | 'production';

/** The settings that may change while the simulator runs (`POST /_control/settings`). */
export interface Settings {
	/** Requests a second and key that are answered; 0 switches the limit off. */
	rateLimit: number;
	/** The wait before the single retry of a delivery, in ms (Argyle: 30 s). */
	retryDelayMs: number;
	/** How long a receiver may take to answer, in ms (Argyle: 10 s). */
	deliveryTimeoutMs: number;
	/** Whether a read subscription leaves out `secret`. The answer to its creation still has it. */
	hideSecrets: boolean;
	/**
	 * Whether events other than accounts.updated have no `resource`, or an empty one, whatever
	 * the subscription requests.
	 */
	ignoreIncludeResource: boolean | 'empty';
	/** Whether accounts.failed has neither error_code nor error_message. */
	omitErrorFields: boolean;
	/** How often each accounts.updated is sent; 0 loses all of them. */
	updatedCopies: number;
	/** How late accounts.updated is sent, in ms. It then shows the account as it is at that time. */
	updatedDelayMs: number;
	/** Status of a successful POST /webhooks: the documentation says 200, its siblings answer 201. */
	createStatus: 200 | 201;
}

export interface StartOptions extends Partial<Settings> {
	port?: number;
	environment?: Environment;
	/** The seed of every probability in the simulator. */
	seed?: number;
	/** Fixed keys, for a demo whose credential still works after a restart. */
	keys?: Record<Environment, ApiKey>;
}

export interface ApiKey {
	id: string;
	secret: string;
}

/** How a request or its answer goes wrong. */
export interface FaultEffect {
	/** Delays the answer, in ms. The request takes effect immediately. */
	delayMs?: number;
	/** Answers with this status, and the request has no effect. */
	status?: number;
	/**
	 * The body of a `status` or `createdButStatus`; without these it replaces the body. Text is sent
	 * unchanged.
	 */
	body?: unknown;
	headers?: Record<string, string>;
	/**
	 * Destroys the connection: before the request takes effect, after that, or half-way through the
	 * answer.
	 */
	drop?: 'before' | 'after' | 'midway';
	/** Sends a complete HTTP answer whose JSON stops half-way. */
	truncate?: boolean;
	/** The request takes effect, and the answer has this status. */
	createdButStatus?: number;
	/** Leaves `id` out of the answer. */
	omitId?: true;
}

export interface Fault extends FaultEffect {
	method?: string;
	/** A prefix of the path (`/v2/webhooks`), or an expression that it matches. */
	path?: string | RegExp;
	/** How often the fault is played: once by default, without a limit with a `probability`. */
	times?: number;
	probability?: number;
}

/** What chaos can do to a delivery. */
export type DeliveryChaos = 'lost' | 'duplicated' | 'late' | 'forged';

export interface ChaosOptions {
	probability: number;
	seed?: number;
	/** The names of kinds from `CHAOS_KINDS` (faults.cts); the default is all. */
	kinds?: string[];
	/** The kinds for deliveries; without them chaos leaves deliveries alone. */
	deliveryKinds?: DeliveryChaos[];
}

export interface LoginOptions {
	/** Argyle's code, or null for a login that succeeds. */
	errorCode?: string | null;
	errorMessage?: string | null;
	/** The ID of an existing account, for a re-authentication. */
	account?: string;
	/** The ID of an existing user; the default is a new one. */
	user?: string;
	item?: string;
	/** Whether it is a verification without ongoing refresh, whose connection ends a day later. */
	oneTime?: boolean;
	/** The time of the login. */
	at?: Date;
}

/** What can happen to an account without a login. */
export type LifeStep =
	| { do: 'scan' | 'refreshOff' | 'upload' | 'remove'; at?: Date }
	| { do: 'lose'; errorCode: string; at?: Date };

export interface PlayedLogin {
	account: Account;
	user: User;
	/** All delivery attempts of the login. The promise settles after the last retry. */
	deliveries: Promise<DeliveryAttempt[]>;
}
