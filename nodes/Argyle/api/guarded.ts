import { isUnclear } from './answers';
import type { ArgyleRequest, PacedAnswer, PacedClient } from './types';

/**
 * Max. age of the state that a DELETE relies on when it leaves, in ms. The age counts from the start of
 * the GET: Argyle may read the state then and answer much later.
 */
export const maxAgeMs = 3_000;

/** Max. reads in a row that take longer than `maxAgeMs`. */
const maxSlowReads = 5;

/**
 * What a read before a deletion found. `stop`: why the node must not send the DELETE. `sentAt`: the
 * DELETE is allowed, by a GET that left at this time (in ms of `performance.now()`).
 */
export type Basis<Stop> = { stop: Stop } | { sentAt: number };

/** The result of a guarded deletion. */
export type Guarded<Stop> =
	/** Not sent. `mayBeDone`: Argyle may have carried out an earlier try. */
	| { kind: 'stopped'; stop: Stop; mayBeDone: boolean }
	/** Not sent: each time, Argyle reported the state so slowly that it may have changed since. */
	| { kind: 'tooSlow' }
	/** Argyle's final answer. */
	| { kind: 'answered'; answer: PacedAnswer };

/**
 * Deletes if a read allows it. The DELETE leaves before all waiting requests, within 3 s of the GET
 * that it relies on. If other requests delayed it, or Argyle refused it, the node reads the state
 * again first: the applicant may connect at any moment.
 *
 * A delay that other requests cause never ends it. It gives up after five refusals of this DELETE or
 * of one read (`PacedClient.send`). It also gives up after five slow reads in a row.
 *
 * @throws what `read` throws.
 */
export async function sendGuarded<Stop>(
	client: PacedClient,
	request: ArgyleRequest,
	read: () => Promise<Basis<Stop>>,
): Promise<Guarded<Stop>> {
	let mayBeDone = false;
	let attempt = 1;
	let slowReads = 0;
	for (;;) {
		const basis = await read();
		if ('stop' in basis) return { kind: 'stopped', stop: basis.stop, mayBeDone };
		const leaveBy = basis.sentAt + maxAgeMs;
		slowReads = performance.now() > leaveBy ? slowReads + 1 : 0;
		if (slowReads >= maxSlowReads) return { kind: 'tooSlow' };
		if (slowReads > 0) continue;
		const tried = await client.sendBefore(request, { leaveBy, attempt });
		if (tried.kind === 'late') continue;
		if (tried.kind === 'final') {
			return { kind: 'answered', answer: { ...tried.answer, mayBeDone } };
		}
		mayBeDone ||= isUnclear(tried.answer);
		attempt += 1;
	}
}
