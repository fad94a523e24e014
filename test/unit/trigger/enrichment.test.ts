import {
	completeFromAccount,
	needsAccount,
} from '../../../nodes/Argyle/trigger/delivery/enrichment';
import type { DeliveryWants } from '../../../nodes/Argyle/connection/parameters';
import { reply } from '../api/scriptedClient';
import { account, accountId, facts } from '../connection/itemFixtures';
import { openLookUps } from '../connection/lookUpAccess';

const filter = { errorCodes: [], excludeErrorCodes: [], actors: [], firstConnectionOnly: false };

/** Wants nothing that a delivery with a code lacks. */
const wants: DeliveryWants = {
	includeResource: false,
	includeContact: false,
	includeProvider: true,
	requiresProvider: false,
	link: { source: 'none', template: '' },
	monitoredOnly: true,
	filter,
	output: 'enriched',
};

const thin = { resource: null, firstConnection: null };
const full = { resource: account(), firstConnection: true };

describe('the account is read', () => {
	it.each<[when: string, delivery: object, wanted: Partial<DeliveryWants>]>([
		[
			'for a thin accounts.updated, even if the user wants no more than the delivery',
			{ ...thin, event: 'accounts.disconnected' },
			{ output: 'raw' },
		],
		['for the account itself', thin, { includeResource: true }],
		['for a provider that the user switched on', thin, { requiresProvider: true }],
		['for a missing code', { ...thin, errorCode: null }, {}],
		[
			'for the rule "First Connections Only"',
			thin,
			{ filter: { ...filter, firstConnectionOnly: true } },
		],
		[
			'for a filter by code, if the delivery has no code',
			{ ...thin, errorCode: null },
			{ output: 'raw', filter: { ...filter, errorCodes: ['invalid_mfa'] } },
		],
	])('%s', (_when, delivery, wanted) => {
		expect(needsAccount(facts(delivery), { ...wants, ...wanted })).toBe(true);
	});

	it.each<[when: string, delivery: object, wanted: Partial<DeliveryWants>]>([
		['for a delivery with a code', thin, {}],
		['for a delivery with the account', full, { includeResource: true, requiresProvider: true }],
		[
			'for the rule "First Connections Only", if the delivery has the account',
			full,
			{ filter: { ...filter, firstConnectionOnly: true } },
		],
		['for a raw delivery', { ...thin, errorCode: null }, { output: 'raw' }],
		['for a removal', { ...thin, event: 'accounts.removed' }, { includeResource: true }],
		[
			'for a filter of failures, if the account connected',
			{ ...thin, event: 'accounts.connected', errorCode: null },
			{ filter: { ...filter, errorCodes: ['invalid_mfa'], firstConnectionOnly: true } },
		],
	])('never %s', (_when, delivery, wanted) => {
		expect(needsAccount(facts(delivery), { ...wants, ...wanted })).toBe(false);
	});
});

describe('the account of a thin delivery', () => {
	it('fills what the delivery lacks, by a request that can be ended', async () => {
		const scene = openLookUps(() => reply(200, { body: account() }));
		const filled = await completeFromAccount(facts({ ...thin, errorCode: null }), scene.access);
		expect(filled).toMatchObject({ errorCode: 'invalid_mfa', resource: account() });
		expect(scene.paths()).toEqual([`/accounts/${accountId}`]);
		expect(scene.notes).toEqual([]);
		expect(scene.sent.map(({ signal }) => signal?.aborted)).toEqual([false]);
	});

	it.each([null, '../users/a'])('is not read with the ID %j', async (id) => {
		const scene = openLookUps(() => reply(200, { body: account() }));
		const delivery = facts({ ...thin, account: id });
		expect(await completeFromAccount(delivery, scene.access)).toEqual(delivery);
		expect(scene.paths()).toEqual([]);
		expect(scene.notes).toEqual([]);
	});

	it('leaves the facts as they are if it can not be read, with a note', async () => {
		const scene = openLookUps(() => reply(503));
		const delivery = facts(thin);
		expect(await completeFromAccount(delivery, scene.access)).toEqual(delivery);
		const open = async () => await Promise.reject(new Error('No credential'));
		expect(await completeFromAccount(delivery, { ...scene.access, open })).toEqual(delivery);
		expect(scene.notes).toEqual(['account: status 503', 'account: UNKNOWN']);
	});
});
