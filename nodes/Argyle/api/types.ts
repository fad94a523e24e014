import type {
	INode,
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import type { Endpoint } from './endpoint';

/** Every n8n context from which this package talks to Argyle. */
export type ArgyleContext =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| IWebhookFunctions;

/** The way to Argyle for as long as a node runs. */
export interface ArgyleClient<Answer extends ArgyleAnswer = ArgyleAnswer> {
	/** The node that asks, for its error messages. */
	node: INode;
	endpoint: Endpoint;
	/** Sends a request and gives whatever came back. Never throws. */
	send: (request: ArgyleRequest) => Promise<Answer>;
}

/**
 * The way to Argyle for many requests (pace.ts). A bare client can't stand in for it: see `fresh`.
 */
export interface PacedClient extends ArgyleClient<PacedAnswer> {
	send: (request: PacedRequest) => Promise<PacedAnswer>;
}

/** A request to Argyle. */
export interface ArgyleRequest {
	method: 'GET' | 'POST' | 'DELETE';
	/** Below `/v2`, with every variable segment already encoded. */
	path: string;
	query?: IDataObject;
	body?: IDataObject;
	/** Ends the request whatever its state: bounds several requests by one deadline. */
	signal?: AbortSignal;
	/** Only the paced client heeds it; one that does not must not be given it. */
	fresh?: never;
}

/** A request as the paced client takes it. */
export interface PacedRequest extends Omit<ArgyleRequest, 'fresh'> {
	/**
	 * For a request that rests on something just read: it is sent once, and not at all when its turn
	 * comes later than `before`, in ms of `performance.now()`. `attempt` is 1 more than how often it
	 * was sent before.
	 */
	fresh?: { before: number; attempt: number };
}

/** What the paced client knows of a request besides its answer. */
interface Tries {
	/**
	 * Of one that may have been sent more than once: whether an earlier try may have been carried
	 * out.
	 */
	mayBeDone?: boolean;
	/**
	 * When the try that was answered left, in ms of `performance.now()`. What the answer says may be as
	 * old as that.
	 */
	sentAt?: number;
	/**
	 * Of a `fresh` one: whether the caller may send it again now; any wait that was asked for is
	 * taken care of.
	 */
	again?: boolean;
}

/** Argyle, or something on the way to it, answered with a status. */
export interface ArgyleReply {
	kind: 'reply';
	status: number;
	body: unknown;
	/** `X-Trace-Id`, what Argyle's support asks for. */
	traceId: string | null;
	/** The `Retry-After` header as sent: seconds or an HTTP date. */
	retryAfter: string | null;
}

/** No answer: nobody knows whether the request was carried out. */
export interface ArgyleSilence {
	kind: 'silence';
	/** The code of Node or axios: ETIMEDOUT, ENOTFOUND, ECONNRESET … */
	code: string;
}

/** What came of a request. */
export type ArgyleAnswer = ArgyleReply | ArgyleSilence;

/** What came of a request to the paced client. */
export type PacedAnswer = ArgyleAnswer & Tries;
