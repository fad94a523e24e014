import { hasStatus } from '../api/answers';
import { planRetry } from '../api/retries';
import type { ArgyleAnswer, ArgyleClient } from '../api/types';

/** Wraps the client to classify the last answer about a page. */
export function watchAnswers(client: ArgyleClient) {
	let last: ArgyleAnswer | null = null;
	const pageClient: ArgyleClient = {
		...client,
		send: async (request) => {
			const answer = await client.send(request);
			last = answer;
			return answer;
		},
	};
	return {
		pageClient,
		/** Whether the next poll may succeed. */
		isTransient: () =>
			last !== null && planRetry({ method: 'GET' }, last, 1, Date.now(), 0) !== null,
		/** Whether Argyle rejects the request as invalid, for example because its cursor has expired. */
		isRefusal: () => last !== null && hasStatus(last, 400, 404, 410, 422),
	};
}
