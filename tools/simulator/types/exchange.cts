/** One request to the API, as the journal keeps it. */
export interface ApiRequest {
	/** Arrival, milliseconds since the epoch. */
	at: number;
	method: string;
	path: string;
	query: Record<string, string>;
	/** The status of the answer; null while in progress and for a dropped connection. */
	status: number | null;
	/** Parsed JSON, the text when it is not JSON, null when empty. */
	body: unknown;
	authorizationValid: boolean;
	keyId: string | null;
	/** The ID of the fault that was played on the request. */
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
	/** The body of the receiver's answer. */
	answer: string | null;
	body: string;
	signature: string | null;
	durationMs: number | null;
}

/** The answer of a route. If `body` is undefined, the answer is empty. */
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
	/** The texts that the groups of the path pattern matched. */
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
	handle: (request: {
		body: ReturnType<typeof JSON.parse>;
		id: string;
		query: URLSearchParams;
	}) => unknown;
}

/** The answer that `createClient` (client.cts) returns. */
export interface Answer<T> {
	status: number;
	/** The JSON, or the text of another body; '' when empty. */
	body: T;
	headers: Headers;
}

/** Sends text unchanged, and other values as JSON. `path` may be an absolute URL. */
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
