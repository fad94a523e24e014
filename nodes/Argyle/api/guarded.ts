import { isUnclear } from './answers';
import type { ArgyleRequest, PacedAnswer, PacedClient } from './types';

/**
 * How old the state may be that a deletion relies on when it leaves, in ms: counted from the moment at
 * which the answered GET left, as Argyle may read the state right then and answer much later.
 */
export const maxAgeMs = 3_000;

/** How many times in a row Argyle may take longer than that to show the state. */
const maxSlowReads = 5;

/**
 * What was read before a deletion: `stop`, why it must not be sent, or `sentAt`, when the GET left that
 * shows that it may (in ms of `performance.now()`).
 */
export type Basis<Stop> = { stop: Stop } | { sentAt: number };

/** What came of a guarded deletion. */
export type Guarded<Stop> =
	/** Not sent. `mayBeDone`: an earlier try of it may have been carried out. */
	| { kind: 'stopped'; stop: Stop; mayBeDone: boolean }
	/** Not sent: each time Argyle took so long to show the state that it may have changed since. */
	| { kind: 'tooSlow' }
	/** Argyle's last word. */
	| { kind: 'answered'; answer: PacedAnswer };

/**
 * Deletes what a read allows to delete. The DELETE leaves before all requests that wait, within 3 s of
 * the GET that it relies on. If it can't, because others made it wait or Argyle refused it, the state is
 * read again first: the applicant may connect at any moment.
 *
 * A wait that others cause never counts: only five refusals of this very DELETE end it, or of one read
 * (`PacedClient.send`), or five reads in a row that Argyle answered too slowly.
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
