import fc from 'fast-check';
import type { Account } from '../../../tools/simulator/types.cts';
import type { Announcement, History } from './history';

/** What the way from Argyle to n8n does to one announcement. */
export interface Fate {
	copies: 0 | 1 | 2;
	/** How many announcements later the first and the second copy arrive. */
	late: number;
	/** Whether it carries the account as of then, as of the time of sending, or not at all. */
	shows: 'then' | 'sent' | 'nothing';
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

/** Delivers announcements: some get lost, arrive twice, late, or after those that were made later. */
export function deliver({ announcements, versions }: History, fates: Fate[]): Arrival[] {
	const arrivals = announcements.flatMap((announcement, index) => {
		const { copies, late, shows } = fates[index % fates.length] ?? {
			copies: 1,
			late: 0,
			shows: 'then',
		};
		const at = (time: number): Account | null => {
			const made = announcements[Math.min(time, announcements.length - 1)];
			return versions[made?.version ?? 0] ?? null;
		};
		const sent = shows === 'sent' ? at(index + late) : (versions[announcement.version] ?? null);
		const resource = shows === 'nothing' ? null : sent;
		// Argyle sends the same body once more.
		return Array.from({ length: copies }, (_, copy) => {
			const time = index + late + copy * 2;
			return { time, arrival: { announcement, resource, current: at(time) } };
		});
	});
	return arrivals.sort((a, b) => a.time - b.time).map(({ arrival }) => arrival);
}
