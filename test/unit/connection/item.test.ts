import fc from 'fast-check';
import { readDelivery } from '../../../nodes/Argyle/connection/facts';
import { buildItem } from '../../../nodes/Argyle/connection/item';
import { account, choices, facts } from './itemFixtures';

describe('the output item', () => {
	it('has the fields of the README in their order [checklist 35]', () => {
		expect(Object.keys(buildItem(facts(), choices))).toEqual([
			...['event', 'event_id', 'account', 'user', 'error_code', 'error_message', 'guidance'],
			...['first_connection', 'received_at', 'resource'],
		]);
	});

	it('holds the account object only when it was asked for', () => {
		const given = facts({ resource: account() });
		expect(buildItem(given, choices).resource).toEqual(account());
		expect(buildItem(given, { ...choices, includeResource: false }).resource).toBeNull();
	});

	it('has a contact only when it was asked for, null when it could not be had', () => {
		expect(buildItem(facts(), choices)).not.toHaveProperty('contact');
		expect(buildItem(facts(), { ...choices, contact: null }).contact).toBeNull();
	});

	it('names its source only when the polling trigger found it', () => {
		expect(buildItem(facts(), choices)).not.toHaveProperty('source');
		expect(buildItem(facts(), { ...choices, source: 'poll' }).source).toBe('poll');
	});

	it('comes of any delivery, and is plain JSON without undefined [checklist 35]', () => {
		const data = fc.oneof(
			fc.record(
				{
					account: fc.jsonValue(),
					user: fc.jsonValue(),
					error_code: fc.jsonValue(),
					error_message: fc.jsonValue(),
					resource: fc.oneof(
						fc.jsonValue(),
						fc.record(
							{
								id: fc.jsonValue(),
								connection: fc.jsonValue(),
								availability: fc.jsonValue(),
								ongoing_refresh: fc.jsonValue(),
								scanned_at: fc.jsonValue(),
							},
							{ requiredKeys: [] },
						),
					),
				},
				{ requiredKeys: [] },
			),
			fc.jsonValue(),
		);
		fc.assert(
			fc.property(data, (odd) => {
				const payload = JSON.parse(JSON.stringify({ event: 'accounts.failed', data: odd }));
				const item = buildItem(readDelivery(payload), choices);
				expect(JSON.parse(JSON.stringify(item))).toStrictEqual(item);
			}),
			{ numRuns: 500 },
		);
	});
});
