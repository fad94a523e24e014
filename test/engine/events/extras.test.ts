import type { INodeParameters } from 'n8n-workflow';
import type { FaultEffect } from '../../../tools/simulator/types.cts';
import { readWaitingSeconds } from '../poll/schedule.cts';
import { firstFailed } from '../../support/recordedAccounts';
import type { EventScene } from './scene';
import { about, itemOf, openEventScene } from './scene';

jest.setTimeout(20_000);

let scene: EventScene;
let user: string;
afterEach(async () => await scene.close());

const open = async (options: INodeParameters = {}, parameters: INodeParameters = {}) => {
	scene = await openEventScene({ options, ...parameters });
	user = scene.argyle.users.add({ first_name: 'Ada', external_id: 'crm 7' }).id;
	scene.argyle.clearJournal();
};

const fail = async (changes: object = {}, isThin = false) => {
	const account = { ...firstFailed, item: 'item_000029932', user, ...changes };
	const data = { ...about(account, isThin), error_code: 'invalid_mfa' };
	return itemOf(await scene.deliver('accounts.failed', data));
};

const itemReads = () => scene.lookUps().filter((path) => path.startsWith('/v2/items/'));

describe('the provider in the item', () => {
	const aramark = { id: 'item_000029932', name: 'Aramark', kind: 'employer', status: 'healthy' };

	it('is looked up once for many deliveries [checklist 131]', async () => {
		await open();
		const items = await Promise.all(Array.from({ length: 50 }, async () => await fail()));
		expect(items.map(({ provider }) => provider)).toEqual(items.map(() => aramark));
		expect((await fail()).provider).toEqual(aramark);
		expect(itemReads()).toHaveLength(1);
	});

	it('is null without a lookup when the option is off [checklist 131]', async () => {
		await open({ includeProvider: false });
		expect((await fail()).provider).toBeNull();
		expect(scene.lookUps()).toEqual([]);
	});

	it.each(['../users/a', 'item_', 7, null, undefined])(
		'is null and not looked up for the odd item %p',
		async (item) => {
			await open();
			expect((await fail({ item })).provider).toBeNull();
			expect(scene.lookUps()).toEqual([]);
		},
	);

	it('costs no lookup of the account by default, and one if the user switches it on', async () => {
		await open({}, { includeResource: false });
		scene.argyle.accounts.add({ id: firstFailed.id, user, item: aramark.id }, 'failed');
		expect(await fail({}, true)).toMatchObject({ provider: null, resource: null });
		scene.stage.node.parameters.options = { includeProvider: true };
		expect(await fail({}, true)).toMatchObject({ provider: aramark, resource: null });
	});
});

describe('the link in the item', () => {
	it("is that of the applicant's latest invite that works [checklist 132]", async () => {
		await open({ connectUrl: 'invite' });
		const at = (day: number) => ({ user, created_at: `2026-01-0${day}T00:00:00Z` });
		scene.argyle.invites.add(at(1));
		const latest = scene.argyle.invites.add(at(2));
		scene.argyle.invites.add({ ...at(3), status: 'revoked' });
		for (let other = 0; other < 300; other++) scene.argyle.invites.add({});
		expect((await fail()).connect_url).toBe(latest.url);
	});

	it('is null for an applicant without an invite [checklist 132]', async () => {
		await open({ connectUrl: 'invite' });
		scene.argyle.invites.add({});
		expect((await fail()).connect_url).toBeNull();
	});

	it('costs a burst of deliveries one reading of the list', async () => {
		await open({ connectUrl: 'invite', includeProvider: false });
		const { url } = scene.argyle.invites.add({ user });
		const items = await Promise.all(Array.from({ length: 50 }, async () => await fail()));
		expect(new Set(items.map(({ connect_url }) => connect_url))).toEqual(new Set([url]));
		expect(scene.lookUps()).toEqual(['/v2/invites']);
	});

	it('comes with the next delivery after the list could not be read', async () => {
		await open({ connectUrl: 'invite' });
		const { url } = scene.argyle.invites.add({ user });
		scene.argyle.faults.add({ path: '/v2/invites', status: 503 });
		expect((await fail()).connect_url).toBeNull();
		expect((await fail()).connect_url).toBe(url);
	});

	const template = 'https://example.com/c?u={user}&a={account}';

	it('is the template with the ids in it, without a lookup [checklist 132]', async () => {
		await open({ connectUrl: 'template', connectUrlTemplate: template, includeProvider: false });
		const { connect_url } = await fail();
		expect(connect_url).toBe(`https://example.com/c?u=${user}&a=${firstFailed.id}`);
		expect(scene.lookUps()).toEqual([]);
	});

	it('shares the lookup of the user with the contact', async () => {
		const named = 'https://example.com/c/{external_id}';
		await open({ connectUrl: 'template', connectUrlTemplate: named, includeContact: true });
		expect(await fail()).toMatchObject({
			connect_url: 'https://example.com/c/crm%207',
			contact: { first_name: 'Ada' },
		});
		expect(scene.lookUps().filter((path) => path.startsWith('/v2/users/'))).toHaveLength(1);
	});

	it('adds no contact unless the user wants it [checklist 133]', async () => {
		await open({ connectUrl: 'template', connectUrlTemplate: 'https://e.com/{external_id}' });
		expect(await fail()).not.toHaveProperty('contact');
	});
});

const everything = {
	includeContact: true,
	connectUrl: 'invite',
};

/** What each part of the item rests on. */
const parts: Array<[part: string, path: RegExp]> = [
	['provider', /^\/v2\/items\//],
	['connect_url', /^\/v2\/invites/],
	['contact', /^\/v2\/users\//],
];

const faults: Array<[what: string, effect: FaultEffect]> = [
	['down', { status: 503 }],
	['no JSON', { body: '<html>Checking your browser</html>' }],
	['slow', { delayMs: 9_000 }],
];

// What other processes took of the processor meanwhile is not the node's.
const clock = () => Date.now() - readWaitingSeconds() * 1000;

describe.each(faults)('a lookup that is %s', (_what, effect) => {
	it.each(parts)(
		'leaves %s null, and the rest of the item comes [checklist 46, 134]',
		async (part, path) => {
			await open(everything);
			const { url } = scene.argyle.invites.add({ user });
			scene.argyle.faults.add({ path, times: Infinity, ...effect });
			const expected: Record<string, unknown> = {
				provider: expect.objectContaining({ name: 'Aramark' }),
				connect_url: url,
				contact: expect.objectContaining({ first_name: 'Ada' }),
				[part]: null,
			};
			expect(await fail()).toMatchObject(expected);
		},
	);

	it('leaves nulls when all of them are, within 8 s for a thin delivery [checklist 45, 134]', async () => {
		await open(everything);
		scene.argyle.faults.add({ path: /^\/v2\//, times: Infinity, ...effect });
		const start = clock();
		expect(await fail({}, true)).toMatchObject({
			account: firstFailed.id,
			error_code: 'invalid_mfa',
			guidance: { known: true },
			resource: null,
			provider: null,
			connect_url: null,
			contact: null,
		});
		expect(clock() - start).toBeLessThan(8_000);
	});
});

it('a slow provider delays an item by 1.5 s at most, and is there for a later one [checklist 134]', async () => {
	await open();
	scene.argyle.faults.add({ path: /^\/v2\/items\//, delayMs: 3_000 });
	const start = clock();
	expect((await fail()).provider).toBeNull();
	expect(clock() - start).toBeLessThan(2_500);
	// The lookup continues, and the next delivery waits for the same one.
	while ((await fail()).provider === null) expect(clock() - start).toBeLessThan(10_000);
	expect(itemReads()).toHaveLength(1);
});

it('nothing is looked up before the signature was found right [checklist 135]', async () => {
	await open(everything);
	const body = Buffer.from(
		JSON.stringify({ event: 'accounts.failed', data: about(firstFailed, true) }),
	);
	const headers = { 'x-argyle-signature': '0'.repeat(128) };
	expect((await scene.stage.deliver({ rawBody: body, headers })).status).toBe(401);
	expect(scene.lookUps()).toEqual([]);
});
