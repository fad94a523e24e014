import type { ArgyleRequest } from '../../../nodes/Argyle/api/types';
import { lookUpExtras } from '../../../nodes/Argyle/connection/lookUps';
import { reply, silence } from '../api/scriptedClient';
import { facts, itemId, userId } from './itemFixtures';
import { openLookUps, silenceUntilAborted } from './lookUpAccess';

type Wants = Parameters<typeof lookUpExtras>[1];

const wants: Wants = {
	includeContact: false,
	includeProvider: false,
	link: { source: 'none', template: '' },
};
const provider: Wants = { ...wants, includeProvider: true };
const contact: Wants = { ...wants, includeContact: true };
const invite: Wants = { ...wants, link: { source: 'invite', template: '' } };
const named = 'https://example.com/{external_id}';
const template: Wants = { ...wants, link: { source: 'template', template: named } };

const adp = { id: itemId, name: 'ADP', kind: 'payroll', status: 'healthy' };
const link = 'https://go.argyle.com/1';

/** An Argyle that has the item, the user and an invite. */
const known = ({ path }: ArgyleRequest) => {
	if (path === '/invites') return reply(200, { body: { results: [{ user: userId, url: link }] } });
	const body = path.startsWith('/items/') ? adp : { id: userId, external_id: 'crm 7' };
	return reply(200, { body });
};

const shown = { provider: null, connectUrl: undefined, contact: undefined };

describe('only what the user wants is looked up:', () => {
	it.each<[what: string, wants: Wants, paths: string[], extras: object]>([
		['nothing', wants, [], {}],
		['the provider', provider, [`/items/${itemId}`], { provider: adp }],
		['the contact', contact, [`/users/${userId}`], { contact: { external_id: 'crm 7' } }],
		['the latest invite', invite, ['/invites'], { connectUrl: link }],
		[
			'the user for a template with the external ID',
			template,
			[`/users/${userId}`],
			{ connectUrl: 'https://example.com/crm%207' },
		],
		[
			'nothing for a template with other IDs',
			{ ...wants, link: { source: 'template', template: 'https://example.com/{user}' } },
			[],
			{ connectUrl: `https://example.com/${userId}` },
		],
		[
			'nothing for a template that is not the source of the link',
			{ ...wants, link: { source: 'none', template: named } },
			[],
			{},
		],
	])('%s', async (_what, one, paths, extras) => {
		const scene = openLookUps(known);
		expect(await lookUpExtras(facts(), one, scene.access)).toMatchObject({ ...shown, ...extras });
		expect(scene.paths()).toEqual(paths);
		expect(scene.notes).toEqual([]);
	});

	it.each<[what: string, ids: { item: string | null; user: string | null }]>([
		['missing', { item: null, user: null }],
		['malformed', { item: '../users/a', user: '../accounts/a' }],
	])('nothing with IDs that are %s, and no credential is opened', async (_what, ids) => {
		const open = jest.fn();
		const scene = openLookUps(known, { open });
		for (const one of [provider, contact, invite]) {
			const {
				provider: found,
				connectUrl,
				contact: person,
			} = await lookUpExtras(facts(ids), one, scene.access);
			expect([found, connectUrl ?? null, person ?? null]).toEqual([null, null, null]);
		}
		expect(open).not.toHaveBeenCalled();
		expect(scene.notes).toEqual([]);
	});
});

describe('a lookup that fails is null, and its note names what failed:', () => {
	const all: Array<[subject: string, wants: Wants]> = [
		['item', provider],
		['user', contact],
		['invite', invite],
	];

	it.each(all)('%s, when the credential can not be opened', async (subject, one) => {
		const open = async () => await Promise.reject(new Error('No credential'));
		const scene = openLookUps(known, { open });
		const extras = await lookUpExtras(facts(), one, scene.access);
		expect(Object.values(extras)).not.toContainEqual(expect.anything());
		expect(scene.notes).toEqual([`${subject}: UNKNOWN`]);
	});

	it.each(all.slice(0, 2))('%s, when Argyle does not answer', async (subject, one) => {
		const scene = openLookUps(() => silence('ECONNRESET'));
		await lookUpExtras(facts(), one, scene.access);
		expect(scene.notes).toEqual([`${subject}: ECONNRESET`]);
	});

	it('user, whose request ends with the time', async () => {
		const limits = { providerMs: 5_000, contactMs: 1, inviteMs: 5_000 };
		const scene = openLookUps(known, { limits });
		const silent = silenceUntilAborted(scene.client);
		const requests: ArgyleRequest[] = [];
		const send = async (request: ArgyleRequest) => {
			requests.push(request);
			return await silent.send(request);
		};
		const access = { ...scene.access, open: async () => ({ ...silent, send }) };
		expect((await lookUpExtras(facts(), contact, access)).contact).toBeNull();
		expect(requests.map(({ signal }) => signal?.aborted)).toEqual([true]);
		expect(scene.notes).toEqual(['user: ETIMEDOUT']);
	});
});

describe('the cache', () => {
	it('gives a provider to later items of the same credential only', async () => {
		const scene = openLookUps(known);
		const lookUp = async (id: string) => {
			const credentials = { argyleApi: { id, name: 'Argyle' } };
			const access = { ...scene.access, node: { ...scene.access.node, credentials } };
			expect((await lookUpExtras(facts(), provider, access)).provider).toEqual(adp);
			return scene.paths().length;
		};
		expect([await lookUp('1'), await lookUp('1'), await lookUp('2')]).toEqual([1, 1, 2]);
	});

	it('distinguishes the providers of different items', async () => {
		const scene = openLookUps(({ path }) => reply(200, { body: { id: path.slice(7) } }));
		for (const item of ['item_1', 'item_2']) {
			const extras = await lookUpExtras(facts({ item }), provider, scene.access);
			expect(extras.provider?.id).toBe(item);
		}
	});

	it('gives nothing of one environment to another, after the user edited the credential', async () => {
		const [before, after] = [openLookUps(known), openLookUps(known)];
		await lookUpExtras(facts(), provider, before.access);
		await lookUpExtras(facts(), provider, after.access);
		expect([before.paths().length, after.paths().length]).toEqual([1, 1]);
	});

	it('does not make later deliveries wait for a credential that never opens', async () => {
		const scene = openLookUps(known);
		const open = async () => await new Promise<never>(() => undefined);
		const lookUp = async (changes: object) =>
			(await lookUpExtras(facts(), provider, { ...scene.access, ...changes })).provider;
		const within = (providerMs: number) => ({ ...scene.access.limits, providerMs });
		expect(await lookUp({ open, limits: within(1) })).toBeNull();
		// As the instant trigger limits it.
		expect(await lookUp({ limits: within(1_500) })).toEqual(adp);
		expect(await lookUp({ limits: within(1_500) })).toEqual(adp);
		expect(scene.notes).toEqual(['item: ETIMEDOUT']);
		expect(scene.paths()).toHaveLength(1);
	});
});
