import type {
	ArgyleAnswer,
	ArgyleReply,
	PacedAnswer,
	PacedClient,
	PacedRequest,
} from '../../../nodes/Argyle/api/types';

/** An answer with a status. */
export function reply(status: number, more: Partial<ArgyleReply> = {}): ArgyleReply {
	return { kind: 'reply', status, body: {}, traceId: null, retryAfter: null, ...more };
}

/** No answer, with the code of Node or axios. */
export function silence(code: string): ArgyleAnswer {
	return { kind: 'silence', code };
}

/** A request as it left, and when, in ms of `performance.now()`. */
export interface SentRequest extends PacedRequest {
	at: number;
}

/**
 * A client, bare or paced, that gives the answers in turn, the last one again and again, and keeps what
 * it was sent.
 *
 * @param answers or what chooses one by the request and by how many were sent before
 */
export function scriptClient(
	answers: PacedAnswer[] | ((request: PacedRequest, before: number) => PacedAnswer),
): PacedClient & { sent: SentRequest[] } {
	const sent: SentRequest[] = [];
	const choose = (request: PacedRequest, before: number) =>
		Array.isArray(answers)
			? (answers[Math.min(before, answers.length - 1)] ?? reply(200))
			: answers(request, before);
	return {
		node: {
			id: '1',
			name: 'Argyle',
			type: 'n8n-nodes-argyle.argyle',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		endpoint: { environment: 'sandbox', baseUrl: 'https://api-sandbox.argyle.com/v2' },
		sent,
		send: async (request) => {
			const at = performance.now();
			sent.push({ ...request, at });
			return { sentAt: at, ...choose(request, sent.length - 1) };
		},
	};
}
