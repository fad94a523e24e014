import type { ArgyleAnswer, ArgyleClient, ArgyleRequest } from '../api/types';

/** Wraps a client so that identical GET requests share one answer. */
export function shareReads(client: ArgyleClient): ArgyleClient {
	const answers = new Map<string, Promise<ArgyleAnswer>>();
	const share = (key: string, request: ArgyleRequest) => {
		const answer = answers.get(key) ?? client.send(request);
		answers.set(key, answer);
		return answer;
	};
	return {
		...client,
		send: async (request) => {
			if (request.method !== 'GET') return await client.send(request);
			return await share(JSON.stringify([request.path, request.query]), request);
		},
	};
}
