import type { IDataObject } from 'n8n-workflow';
import connected from '../../support/fixtures/items/connected.json';
import disconnected from '../../support/fixtures/items/disconnected.json';
import failed from '../../support/fixtures/items/failed.json';
import recovered from '../../support/fixtures/items/recovered.json';
import removed from '../../support/fixtures/items/removed.json';
import type { ItemEvent } from '../../../nodes/Argyle/connection/events';
import { readAccount, readDelivery } from '../../../nodes/Argyle/connection/facts';
import { buildItem } from '../../../nodes/Argyle/connection/item';
import * as recorded from '../../support/recordedAccounts';
import { findItemViolations } from '../../support/schemas';

const choices = {
	receivedAt: '2026-01-29T19:27:12.000Z',
	includeResource: true,
	provider: { id: 'item_000029932', name: 'Aramark', kind: 'employer', status: 'healthy' },
	connectUrl: 'https://verify.argyle.com/connect/0424137b-edc5-35de-c1b5-1c3cddb4b227',
	contact: {
		first_name: 'Sarah',
		last_name: 'Longfield',
		email: 'sarah@example.com',
		phone_number: '+12125555555',
		external_id: 'crm-7',
		external_metadata: {},
	},
};

const build = (account: object, event: ItemEvent) =>
	buildItem(readAccount(account, event), choices);
const { id, user } = recorded.connectedJustNow;
const removal = readDelivery({ data: { account: id, user } }, 'accounts.removed');
const again = { ...recorded.connectedJustNow, scanned_at: '2026-01-20T10:00:00.000Z' };

/** What documents show and examples pin: one item of each event, made of recorded accounts. */
const samples: Array<[name: string, sample: IDataObject, item: IDataObject]> = [
	['failed', failed, build(recorded.firstFailed, 'accounts.failed')],
	['connected', connected, build(again, 'accounts.connected')],
	['disconnected', disconnected, build(recorded.syncFailed, 'accounts.disconnected')],
	['removed', removed, buildItem(removal, { ...choices, provider: null })],
	[
		'recovered',
		recovered,
		{ ...build(recorded.connectedJustNow, 'accounts.recovered'), source: 'poll' },
	],
];

it.each(samples)(
	'the sample of %s is what the nodes give [checklist 115]',
	(_name, sample, item) => {
		expect(sample).toEqual(JSON.parse(JSON.stringify(item)));
		expect(Object.keys(sample)).toEqual(Object.keys(item));
		expect(findItemViolations(sample)).toEqual([]);
	},
);
