import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import type { RefusalReason } from '../../../nodes/Argyle/actions/account/guard';
import { readContact } from '../../../nodes/Argyle/connection/contact';
import { triggerEvents } from '../../../nodes/Argyle/connection/events';
import type { ItemEvent } from '../../../nodes/Argyle/connection/events';
import { readDelivery } from '../../../nodes/Argyle/connection/facts';
import { buildItem } from '../../../nodes/Argyle/connection/item';
import { choices as withAccount, facts as createFacts } from './itemFixtures';
import { knownCodes } from '../../support/publishedCodes';
import {
	accountSchema,
	findDeletionViolations,
	findItemViolations,
	itemSchema,
} from '../../support/schemas';

const choices = { ...withAccount, includeResource: false };
const facts = createFacts();
const itemEvents: ItemEvent[] = [...triggerEvents, 'accounts.recovered'];

/** An item of each event, with everything that can be in it. */
const everyItem = itemEvents.map((event): [ItemEvent, IDataObject] => [
	event,
	buildItem(
		{ ...facts, event },
		{
			...choices,
			provider: { id: 'item_1', name: null, kind: null, status: null },
			connectUrl: null,
			contact: null,
			source: 'poll',
		},
	),
]);

describe('the published schema of an item', () => {
	it.each([...knownCodes, 'newer_code', null])('holds for the code %s', (errorCode) => {
		expect(findItemViolations(buildItem({ ...facts, errorCode }, choices))).toEqual([]);
	});

	it.each([
		['no contact wanted', undefined],
		['a contact that is not available', null],
		['an empty contact', readContact({})],
		['a full contact', readContact({ first_name: 'A', external_metadata: { x: 1 } })],
	])('holds with %s', (_case, contact) => {
		expect(findItemViolations(buildItem(facts, { ...choices, contact }))).toEqual([]);
	});

	it('holds for what the polling trigger finds', () => {
		expect(findItemViolations(buildItem(facts, { ...choices, source: 'poll' }))).toEqual([]);
	});

	it('holds for any delivery, however odd [checklist 35, 115]', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.jsonValue(), (data, odd) => {
				const payloads = [data, { account: odd, error_code: odd, resource: odd }];
				for (const one of payloads) {
					const payload = JSON.parse(JSON.stringify({ data: one }));
					expect(
						findItemViolations(buildItem(readDelivery(payload, 'accounts.failed'), choices)),
					).toEqual([]);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it.each(itemSchema.required)('is broken by an item without %s', (field) => {
		const item = buildItem(facts, choices);
		delete item[field];
		expect(findItemViolations(item)).not.toEqual([]);
	});

	it('is broken by a field that it does not name', () => {
		expect(findItemViolations({ ...buildItem(facts, choices), headers: {} })).not.toEqual([]);
		const contact = { ...readContact({}), ssn: '1' };
		expect(findItemViolations({ ...buildItem(facts, choices), contact })).not.toEqual([]);
	});

	it('names every field in the order of the items, so that the editor shows them so [checklist 115]', () => {
		const named = Object.keys(itemSchema.properties);
		for (const [event, item] of everyItem) {
			const fields = Object.keys(item);
			expect([event, named.filter((name) => fields.includes(name))]).toEqual([event, fields]);
		}
		const used = new Set(everyItem.flatMap(([, item]) => Object.keys(item)));
		expect(named.filter((name) => !used.has(name))).toEqual([]);
	});

	it.each(everyItem)('holds for %s', (_event, item) => {
		expect(findItemViolations(item)).toEqual([]);
	});

	it('describes the account as the schema of Account → Get does, which adds guidance', () => {
		const { guidance, ...sent } = accountSchema.properties;
		expect(itemSchema.properties.resource.properties).toMatchObject(sent);
		expect(itemSchema.properties.guidance).toEqual(guidance);
	});
});

describe('the published schema of Account → Delete', () => {
	const reasons: RefusalReason[] = ['connected', 'connecting', 'has_history', 'unknown_state'];

	it.each([
		{ deleted: true },
		{ deleted: true, already_gone: true },
		...reasons.map((reason) => ({
			deleted: false,
			account: 'a',
			reason,
			message: 'Account a was kept.',
		})),
	])('holds for %j', (output) => {
		expect(findDeletionViolations(output)).toEqual([]);
	});

	it.each([{}, { deleted: 'yes' }, { deleted: false, reason: 'other' }])(
		'does not hold for %j',
		(output) => {
			expect(findDeletionViolations(output)).not.toEqual([]);
		},
	);
});
