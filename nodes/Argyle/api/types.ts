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

/** The way to Argyle for many requests (pace.ts). */
export interface PacedClient extends ArgyleClient<PacedAnswer> {
	/**
	 * Sends a request at most once and before all that wait, or not at all when its turn comes later than
	 * `leaveBy`, in ms of `performance.now()`. For a deletion that relies on what was just read
	 * (guarded.ts). Never throws.
	 *
	 * @param tries `attempt`: 1 more than how many times Argyle refused this request before
	 */
	sendBefore: (request: ArgyleRequest, tries: { leaveBy: number; attempt: number }) => Promise<Try>;
}

/** What came of one try of a request. */
export type Try =
	/** Not sent: its turn came after the deadline. */
	| { kind: 'late' }
	/** Argyle refused it in passing, and the wait before the next try is over. */
	| { kind: 'refused'; answer: PacedAnswer }
	/** The last word: another try would change nothing, or five were refused. */
	| { kind: 'final'; answer: PacedAnswer };

/** A request to Argyle. */
export interface ArgyleRequest {
	method: 'GET' | 'POST' | 'DELETE';
	/** Below `/v2`, with every variable segment already encoded. */
	path: string;
	query?: IDataObject;
	body?: IDataObject;
	/** Ends the request whatever its state: bounds several requests by one deadline. */
	signal?: AbortSignal;
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
	/** The `Date` header as sent: what Argyle's clock says, to the second. */
	date?: string;
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
