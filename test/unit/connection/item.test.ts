import fc from 'fast-check';
import type { ItemEvent } from '../../../nodes/Argyle/connection/events';
import { triggerEvents } from '../../../nodes/Argyle/connection/events';
import { readDelivery } from '../../../nodes/Argyle/connection/facts';
import { buildItem } from '../../../nodes/Argyle/connection/item';
import { account, choices, facts } from './itemFixtures';

describe('the output item', () => {
	const common = ['event', 'event_id', 'account', 'user'];
	const failure = ['error_code', 'error_message', 'guidance', 'first_connection'];
	const last = ['provider', 'received_at', 'resource'];

	it.each<[ItemEvent, own: string[]]>([
		['accounts.failed', failure],
		['accounts.disconnected', failure],
		['accounts.connected', ['reconnected']],
		['accounts.removed', []],
		['accounts.recovered', []],
	])('of %s has the documented fields in their order [checklist 35]', (event, own) => {
		const item = buildItem(facts({ event }), choices);
		expect(Object.keys(item)).toEqual([...common, ...own, ...last]);
		expect(item.event).toBe(event);
	});

	it('has each optional field in its place', () => {
		const chosen = { ...choices, connectUrl: null, contact: null, source: 'poll' as const };
		expect(Object.keys(buildItem(facts(), chosen))).toEqual([
			...[...common, ...failure, 'provider', 'connect_url', 'received_at', 'resource'],
			...['contact', 'source'],
		]);
	});

	it('has a provider of its own, so that no workflow can change the next item', () => {
		const provider = { id: 'item_1', name: 'Aramark', kind: 'employer', status: 'healthy' };
		const item = buildItem(facts(), { ...choices, provider });
		expect(item.provider).toEqual(provider);
		expect(item.provider).not.toBe(provider);
	});

	it('holds the account object only with the option', () => {
		const given = facts({ resource: account() });
		expect(buildItem(given, choices).resource).toEqual(account());
		expect(buildItem(given, { ...choices, includeResource: false }).resource).toBeNull();
	});

	it('has a contact only with the option, null when the lookup failed', () => {
		expect(buildItem(facts(), choices)).not.toHaveProperty('contact');
		expect(buildItem(facts(), { ...choices, contact: null }).contact).toBeNull();
	});

	it('names its source only when the polling trigger found it', () => {
		expect(buildItem(facts(), choices)).not.toHaveProperty('source');
		expect(buildItem(facts(), { ...choices, source: 'poll' }).source).toBe('poll');
	});

	it('says not to write to an applicant whose account has connected since [checklist 137]', () => {
		const resource = account({}, { status: 'connected', error_code: null });
		expect(buildItem(facts({ resource }), choices)).toMatchObject({
			error_code: 'invalid_mfa',
			guidance: { notify_applicant: false },
		});
		expect(buildItem(facts({ resource: account() }), choices)).toMatchObject({
			guidance: { notify_applicant: true },
		});
	});

	it('is built from any delivery, and is plain JSON without undefined [checklist 35]', () => {
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
			fc.property(data, fc.constantFrom(...triggerEvents), (odd, event) => {
				const payload = JSON.parse(JSON.stringify({ event: 'accounts.failed', data: odd }));
				const item = buildItem(readDelivery(payload, event), choices);
				expect(JSON.parse(JSON.stringify(item))).toStrictEqual(item);
			}),
			{ numRuns: 500 },
		);
	});
});
