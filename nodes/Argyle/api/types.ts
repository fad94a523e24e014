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

/** Every n8n context from which this package sends requests to Argyle. */
export type ArgyleContext =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| IWebhookFunctions;

/** Sends requests to Argyle with the node's credential. */
export interface ArgyleClient<Answer extends ArgyleAnswer = ArgyleAnswer> {
	/** The node, for its error messages. */
	node: INode;
	endpoint: Endpoint;
	/** What Argyle limits (turns.ts): the API key. */
	quota: string;
	/** Sends a request and returns any answer. Never throws. */
	send: (request: ArgyleRequest) => Promise<Answer>;
}

/** A client for many requests, with rate limit and retries (pace.ts). */
export interface PacedClient extends ArgyleClient<PacedAnswer> {
	/**
	 * Sends a request once, before all waiting requests. If its turn comes after `leaveBy` (in ms of
	 * `performance.now()`), it sends nothing. For a deletion that relies on a fresh read (guarded.ts).
	 * Never throws.
	 *
	 * @param tries `attempt`: the number of this try, from 1
	 */
	sendBefore: (request: ArgyleRequest, tries: { leaveBy: number; attempt: number }) => Promise<Try>;
}

/** The result of one try of a request. */
export type Try =
	/** Not sent: its turn came after the deadline. */
	| { kind: 'late' }
	/** A transient failure. The wait before the next try is over. */
	| { kind: 'refused'; answer: PacedAnswer }
	/** The final answer: a retry would not help, or the max. tries are used up. */
	| { kind: 'final'; answer: PacedAnswer };

/** A request to Argyle. */
export interface ArgyleRequest {
	method: 'GET' | 'POST' | 'DELETE';
	/** The path below `/v2`. Every variable segment is encoded. */
	path: string;
	query?: IDataObject;
	body?: IDataObject;
	/** An abort ends the request in any state. Several requests can share one deadline. */
	signal?: AbortSignal;
}

/** What the paced client adds to an answer. */
interface Tries {
	/** Whether Argyle may have carried out an earlier try of the request. */
	mayBeDone?: boolean;
	/** When the answered try left, in ms of `performance.now()`. The answer may be that old. */
	sentAt?: number;
}

/** An answer with a status, from Argyle or from a proxy in between. */
export interface ArgyleReply {
	kind: 'reply';
	status: number;
	body: unknown;
	/** The `X-Trace-Id` header, which Argyle's support needs. */
	traceId: string | null;
	/** The `Retry-After` header as sent: seconds or an HTTP date. */
	retryAfter: string | null;
	/** The `Date` header as sent: what Argyle's clock says, to the second. */
	date?: string;
}

/** No answer: it is unclear whether Argyle carried out the request. */
export interface ArgyleSilence {
	kind: 'silence';
	/** The code of Node or axios: ETIMEDOUT, ENOTFOUND, ECONNRESET … */
	code: string;
}

/** The result of a request. */
export type ArgyleAnswer = ArgyleReply | ArgyleSilence;

/** The result of a request of the paced client. */
export type PacedAnswer = ArgyleAnswer & Tries;
