import type {
	ArgyleAnswer,
	ArgyleReply,
	ArgyleRequest,
	PacedAnswer,
	PacedClient,
	Try,
} from '../../../nodes/Argyle/api/types';

export function reply(status: number, more: Partial<ArgyleReply> = {}): ArgyleReply {
	return { kind: 'reply', status, body: {}, traceId: null, retryAfter: null, ...more };
}

/** No answer, with the code of Node or axios. */
export function silence(code: string): ArgyleAnswer {
	return { kind: 'silence', code };
}

/** A request as it left, and when, in ms of `performance.now()`. */
export type SentRequest = ArgyleRequest & { at: number };

/** A request that had to leave by a deadline. */
export type TriedRequest = ArgyleRequest & { leaveBy: number; attempt: number };

let scripted = 0;

/**
 * A client, bare or paced, that gives the answers in turn, the last one again and again, and keeps what
 * it was sent.
 *
 * @param answers or a function that chooses one by the request and the number of those sent before
 * @param tries the result of each `sendBefore`, in turn
 */
export function scriptClient(
	answers: PacedAnswer[] | ((request: ArgyleRequest, before: number) => PacedAnswer),
	tries: Try[] = [],
): PacedClient & { sent: SentRequest[]; tried: TriedRequest[] } {
	const sent: SentRequest[] = [];
	const tried: TriedRequest[] = [];
	const choose = (request: ArgyleRequest, before: number) =>
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
		quota: String(++scripted),
		sent,
		tried,
		send: async (request) => {
			const at = performance.now();
			sent.push({ ...request, at });
			return { sentAt: at, ...choose(request, sent.length - 1) };
		},
		sendBefore: async (request, deadline) => {
			tried.push({ ...request, ...deadline });
			return tries[tried.length - 1] ?? { kind: 'final', answer: reply(204) };
		},
	};
}
