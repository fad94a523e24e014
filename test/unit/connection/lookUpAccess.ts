import type { ArgyleClient, ArgyleRequest, PacedAnswer } from '../../../nodes/Argyle/api/types';
import type { LookUpAccess } from '../../../nodes/Argyle/connection/timedLookUp';
import { scriptClient } from '../api/scriptedClient';

export type LookUpScene = ReturnType<typeof openLookUps>;

const limits = { providerMs: 5_000, contactMs: 5_000, inviteMs: 5_000 };

let scenes = 0;

/**
 * What the lookups get, with a client that answers as `answer` says. Its base URL is its own, so that no
 * cache of the process holds anything of it.
 *
 * @param changes replaces fields of the access
 */
export function openLookUps(
	answer: (request: ArgyleRequest) => PacedAnswer,
	changes: Partial<LookUpAccess> = {},
) {
	const scripted = scriptClient(answer);
	scenes += 1;
	const client: ArgyleClient = {
		...scripted,
		endpoint: { environment: 'custom', baseUrl: `https://argyle-${scenes}.example.com/v2` },
	};
	const notes: string[] = [];
	const access: LookUpAccess = {
		node: client.node,
		open: async () => await Promise.resolve(client),
		note: (subject, reason) => void notes.push(`${subject}: ${reason}`),
		limits,
		...changes,
	};
	const { sent } = scripted;
	return { access, client, notes, sent, paths: () => sent.map(({ path }) => path) };
}

/** A client that answers no request before its signal aborts, and then as the real one does. */
export function silenceUntilAborted(client: ArgyleClient): ArgyleClient {
	return {
		...client,
		send: async ({ signal }) =>
			await new Promise((resolve) => {
				const end = () => resolve({ kind: 'silence', code: 'ETIMEDOUT' });
				signal?.addEventListener('abort', end);
			}),
	};
}
