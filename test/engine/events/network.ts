import fc from 'fast-check';
import type { Account } from '../../../tools/simulator/types.cts';
import type { Announcement, History } from './history';
import { stateAt } from './history';

/** After how long Argyle sends a delivery again (docs.argyle.com/api-guide/webhooks), in ms. */
export const retryMs = 30_000;

const minuteMs = 60_000;

/** What the way from Argyle to n8n does to one announcement. */
export interface Fate {
	copies: 0 | 1 | 2;
	/** How many minutes later the first copy arrives. */
	late: number;
	/** Whether it carries the account as of then, as of the time of sending, or not at all. */
	shows: 'then' | 'sent' | 'nothing';
}

/** A copy of an announcement on its way. */
export interface Copy {
	/** When it arrives, in ms since the epoch. */
	at: number;
	announcement: Announcement;
	/** The account in the body; null in a thin one. */
	resource: Account | null;
}

export interface Arrival {
	announcement: Announcement;
	/** The account in the body; null in a thin one. */
	resource: Account | null;
	/** The account that a lookup would find; null once it is gone. */
	current: Account | null;
}

export const anyFate: fc.Arbitrary<Fate> = fc.record({
	copies: fc.constantFrom<Fate['copies']>(1, 1, 1, 2, 0),
	late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 6 })),
	shows: fc.constantFrom<Fate['shows']>('then', 'then', 'sent', 'nothing'),
});

/**
 * Sends announcements: some get lost, arrive twice, late, or after those that were made later.
 *
 * @param fates of the announcements, from the first one again where there are too few
 * @returns in the order of arrival
 */
export function send(history: History, announcements: Announcement[], fates: Fate[]): Copy[] {
	const copies = announcements.flatMap((announcement, index) => {
		const fate = fates[index % fates.length];
		const { copies: count, late, shows } = fate ?? { copies: 1, late: 0, shows: 'then' };
		const sentAt = announcement.at + late * minuteMs;
		const shown = stateAt(history, shows === 'sent' ? sentAt : announcement.at);
		const resource = shows === 'nothing' ? null : shown;
		// Argyle sends the same body once more.
		return Array.from({ length: count }, (_, copy) => {
			return { at: sentAt + copy * retryMs, announcement, resource };
		});
	});
	return copies.sort((a, b) => a.at - b.at);
}

/** Hands a copy over at a moment in ms. */
export function arrive(history: History, { announcement, resource }: Copy, at: number): Arrival {
	return { announcement, resource, current: stateAt(history, at) };
}

/** The event of a delivery and its `data`, as Argyle writes them. */
export function writeData(
	{ event, change }: Announcement,
	resource: Account | null,
	{ id, user }: Pick<Account, 'id' | 'user'>,
): object {
	return {
		account: id,
		user,
		...(event === 'accounts.failed' && { error_code: change?.code ?? null }),
		...(resource && event !== 'accounts.removed' && { resource }),
	};
}
