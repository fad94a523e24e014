import type { ArgyleAnswer, ArgyleClient, ArgyleRequest } from '../api/types';

/** The same client, which reads everything once and gives the answer to all who want it. */
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
