import { readAccount, readDelivery } from '../../../nodes/Argyle/connection/facts';
import { buildEventId } from '../../../nodes/Argyle/connection/item';
import { account, accountId, delivery, facts, receivedAt, userId } from './itemFixtures';

describe('event_id', () => {
	it('names the account and the moment of the change', () => {
		expect(buildEventId(facts(), receivedAt)).toBe(`${accountId}:2026-01-29T19:27:04.081Z`);
	});

	it('is the same for a delivery and for the account as REST shows it, whatever event announces the change [checklist 104]', () => {
		const sent = readDelivery(
			delivery({ account: accountId, resource: account() }),
			'accounts.failed',
		);
		const read = readAccount(
			account({}, { updated_at: '2026-01-29T19:27:04.081Z' }),
			'accounts.disconnected',
		);
		expect(buildEventId(sent, 'a')).toBe(buildEventId(read, 'b'));
	});

	it('differs for a later failure of the account with the same code [checklist 38]', () => {
		const later = facts({ changedAt: '2026-01-29T19:27:04.082481Z' });
		expect(buildEventId(later, receivedAt)).not.toBe(buildEventId(facts(), receivedAt));
	});

	it('differs for failures of two accounts at the same moment [checklist 104]', () => {
		const other = facts({ account: userId });
		expect(buildEventId(other, receivedAt)).not.toBe(buildEventId(facts(), receivedAt));
	});

	it.each([null, 'yesterday'])(
		'ends in received_at without a moment: %j [checklist 105]',
		(changedAt) => {
			const id = buildEventId(facts({ changedAt }), receivedAt);
			expect(id).toBe(`${accountId}:${receivedAt}`);
		},
	);

	it('begins with "unknown" if not even the account is known', () => {
		expect(buildEventId(facts({ account: null }), receivedAt)).toMatch(/^unknown:2026/);
	});

	it('of a removal names the account alone, as an account is removed once [checklist 109]', () => {
		const removed = facts({ event: 'accounts.removed', changedAt: null });
		expect(buildEventId(removed, receivedAt)).toBe(`${accountId}:removed`);
	});

	it('of a removal without an account is unique', () => {
		const removed = facts({ event: 'accounts.removed', account: null });
		expect(buildEventId({ ...removed, changedAt: null }, receivedAt)).toBe(`unknown:${receivedAt}`);
	});
});
