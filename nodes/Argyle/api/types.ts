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
export interface ArgyleClient {
	/** The node that asks, for its error messages. */
	node: INode;
	endpoint: Endpoint;
	/** Sends a request and gives whatever came back. Never throws. */
	send: (request: ArgyleRequest) => Promise<ArgyleAnswer>;
}

export interface ArgyleRequest {
	method: 'GET' | 'POST' | 'DELETE';
	/** Below `/v2`, with every variable segment already encoded. */
	path: string;
	query?: IDataObject;
	body?: IDataObject;
	/** How long to wait for the answer, in ms. */
	timeoutMs?: number;
	/** Ends the request whatever its state: bounds several requests by one deadline. */
	signal?: AbortSignal;
	/**
	 * For a request that rests on something just read: it is sent once and not when its turn comes later
	 * than `before`, in ms of `performance.now()`. `attempt` says how often it has been sent already, and 1 more.
	 */
	once?: { before: number; attempt: number };
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
	/** How often the request was sent, where it may have been more than once. */
	attempts?: number;
	/** Of a request that is sent once: whether it is worth another one, for which the wait is over. */
	again?: boolean;
}

/** No answer: nobody knows whether the request was carried out. */
export interface ArgyleSilence {
	kind: 'silence';
	/** The code of Node or axios: ETIMEDOUT, ENOTFOUND, ECONNRESET … */
	code: string;
	/** As in ArgyleReply. */
	attempts?: number;
	again?: boolean;
}

export type ArgyleAnswer = ArgyleReply | ArgyleSilence;
