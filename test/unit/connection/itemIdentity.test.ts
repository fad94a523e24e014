import fc from 'fast-check';
import { toMilliseconds } from '../../../nodes/Argyle/api/time';
import { readAccount, readDelivery } from '../../../nodes/Argyle/connection/facts';
import { buildEventId } from '../../../nodes/Argyle/connection/item';
import { account, accountId, delivery, facts, receivedAt, userId } from './itemFixtures';

describe('the moment of a failure, for event_id', () => {
	it.each([
		['microseconds, as deliveries show them', '2026-01-29T19:27:04.081999Z'],
		['milliseconds, as REST shows them', '2026-01-29T19:27:04.081Z'],
		['another zone', '2026-01-29T20:27:04.081+01:00'],
		['a zone without a colon', '2026-01-29T14:27:04.081481-0500'],
		['no zone, as API v1 left it out', '2026-01-29T19:27:04.081481'],
		['no zone, behind a year that could be one', '+002026-01-29T19:27:04.081'],
		['more digits than V8 reads right', '2026-01-29T19:27:04.08100000010Z'],
		['nanoseconds', '2026-01-29T19:27:04.081999999Z'],
	])('is one text for one time: %s', (_form, timestamp) => {
		expect(toMilliseconds(timestamp)).toBe('2026-01-29T19:27:04.081Z');
	});

	it('may have no fraction at all', () => {
		expect(toMilliseconds('2026-01-29T19:27:04Z')).toBe('2026-01-29T19:27:04.000Z');
	});

	it.each(['', 'yesterday', '2026-13-45T99:00:00Z', '{}'])(
		'is null when it is not a timestamp: %j',
		(text) => {
			expect(toMilliseconds(text)).toBeNull();
		},
	);

	it('is the same however many digits below the millisecond there are', () => {
		const digits = fc.integer({ min: 0, max: 999_999 });
		fc.assert(
			fc.property(fc.date({ noInvalidDate: true, min: new Date(0) }), digits, (date, below) => {
				fc.pre(date.getUTCFullYear() < 10_000);
				const iso = date.toISOString();
				const finer = iso.replace('Z', `${String(below).padStart(6, '0')}Z`);
				expect(toMilliseconds(finer)).toBe(iso);
			}),
		);
	});
});

describe('event_id', () => {
	it('names the account and the moment of the change', () => {
		expect(buildEventId(facts(), receivedAt)).toBe(`${accountId}:2026-01-29T19:27:04.081Z`);
	});

	it('is the same for a delivery and for the account as REST shows it, whatever event announces the change', () => {
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

	it('differs for failures of two accounts at the same moment', () => {
		const other = facts({ account: userId });
		expect(buildEventId(other, receivedAt)).not.toBe(buildEventId(facts(), receivedAt));
	});

	it.each([null, 'yesterday'])('ends in received_at without a moment: %j', (changedAt) => {
		const id = buildEventId(facts({ changedAt }), receivedAt);
		expect(id).toBe(`${accountId}:${receivedAt}`);
	});

	it('says so when not even the account is known', () => {
		expect(buildEventId(facts({ account: null }), receivedAt)).toMatch(/^unknown:2026/);
	});

	it('of a removal names the account alone, as an account is removed once', () => {
		const removed = facts({ event: 'accounts.removed', changedAt: null });
		expect(buildEventId(removed, receivedAt)).toBe(`${accountId}:removed`);
	});

	it('of a removal without an account is unique', () => {
		const removed = facts({ event: 'accounts.removed', account: null });
		expect(buildEventId({ ...removed, changedAt: null }, receivedAt)).toBe(`unknown:${receivedAt}`);
	});
});
