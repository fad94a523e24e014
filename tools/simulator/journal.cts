import type { ApiRequest } from './types.cts';

/** Keeps every request that the API received, in the order of arrival. */
export class Journal {
	requests: ApiRequest[] = [];

	/** @param path the whole path, or an expression it matches */
	requestsTo(method: string, path: string | RegExp): ApiRequest[] {
		return this.requests.filter(
			(request) =>
				request.method === method &&
				(typeof path === 'string' ? request.path === path : path.test(request.path)),
		);
	}

	/** Forgets all requests. A list that was returned before keeps its entries. */
	clear() {
		this.requests = [];
	}
}
