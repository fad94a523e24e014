import fc from 'fast-check';
import { time, watchOf } from '../../support/accounts';
import type { Sight } from './history';
import { histories, play } from './history';

const watch = watchOf({ events: ['accounts.failed', 'accounts.recovered'], accounts: 'all' });

/**
 * What has to start the workflow, worked out from what the polls saw of each account and from
 * nothing else: each failure since the publishing, and each connection that follows on a failure.
 */
function expectFrom(sights: Sight[]): Set<string> {
	const expected = new Set<string>();
	const failing = new Set<string>();
	for (const { id, status, at } of sights) {
		if (status === 'error') failing.add(id);
		if (status === 'error' && at > time(0)) expected.add(`failed ${id} ${at}`);
		if (status === 'connected' && failing.delete(id)) expected.add(`recovered ${id} ${at}`);
	}
	return expected;
}

const failures = (changes: Iterable<string>) =>
	[...changes].filter((change) => change.startsWith('failed')).sort();

it('whatever happens, each change that a poll saw starts the workflow exactly once [checklist 38, 47]', () => {
	fc.assert(
		fc.property(histories(), (history) => {
			const { sights, emitted } = play(history, watch);
			expect([...emitted].sort()).toEqual([...expectFrom(sights)].sort());
		}),
		{ numRuns: 3_000 },
	);
});

it('wherever the state goes, no failure that a poll saw is lost, and none starts the workflow that did not happen [checklist 121]', () => {
	fc.assert(
		fc.property(histories('lost', 'older'), (history) => {
			const { sights, emitted } = play(history, watch);
			const seen = sights.filter(({ status }) => status === 'error');
			const real = new Set(seen.map(({ id, at }) => `failed ${id} ${at}`));
			expect(failures(new Set(emitted))).toEqual(
				expect.arrayContaining(failures(expectFrom(sights))),
			);
			for (const failure of failures(emitted)) expect(real).toContain(failure);
		}),
		{ numRuns: 3_000 },
	);
});

it('whatever happens, the state holds the accounts that fail and no other in the end [checklist 42]', () => {
	fc.assert(
		fc.property(histories('lost', 'older'), (history) => {
			const { sights, last } = play(history, watchOf({ accounts: 'all' }));
			const now = new Map(sights.map((sight) => [sight.id, sight]));
			const failing = [...now.values()].filter(({ status }) => status === 'error');
			expect([...last.accounts.keys()].every((id) => failing.some((one) => one.id === id))).toBe(
				true,
			);
			expect(last.progress).toBeNull();
		}),
		{ numRuns: 1_000 },
	);
});
