import { sleep } from 'n8n-workflow';
import type { ArgyleClient } from '../../../nodes/Argyle/api/types';
import { buildItems } from '../../../nodes/Argyle/poll/items';
import type { ItemWants } from '../../../nodes/Argyle/poll/items';
import type { Change } from '../../../nodes/Argyle/poll/scan';
import { sketchAccount, time } from '../../support/accounts';
import { reply, scriptClient } from '../api/scriptedClient';

const user = '018051aa-f7a9-a0db-2f38-6cfa325e9d69';

const wants: ItemWants = {
	includeResource: true,
	includeContact: true,
	includeProvider: true,
	link: { source: 'none', template: '' },
};

const changeOf = (id: string, event: Change['event'] = 'accounts.failed'): Change => {
	const account = { ...sketchAccount({ id }), user, item: 'item_000000001' };
	return { id, event, moment: time(1), account };
};
const changes = [changeOf('a'), changeOf('b')];

const endsIn = (ms: number) => ({
	signal: AbortSignal.timeout(Math.max(0, ms)),
	at: performance.now() + ms,
});

/** An Argyle that knows the user and the item. */
const argyle = () =>
	scriptClient(({ path }) =>
		reply(200, {
			body: path.startsWith('/users/')
				? { id: user, first_name: 'Ada' }
				: { id: 'item_000000001', name: 'ADP', status: 'healthy' },
		}),
	);

const slow = (ms: number): ArgyleClient => {
	const client = argyle();
	const send: ArgyleClient['send'] = async (request) => {
		const answer = await client.send(request);
		await sleep(ms);
		return answer;
	};
	return { ...client, send };
};

const silent: ArgyleClient = { ...argyle(), send: async () => await new Promise(() => undefined) };

describe('the items of a poll', () => {
	it('have the contact and the provider, read once for several changes', async () => {
		const client = argyle();
		const built = await buildItems(client, changes, wants, endsIn(10_000), false);
		expect(built.map(({ change }) => change)).toEqual(changes);
		for (const { item } of built) {
			expect(item).toMatchObject({
				source: 'poll',
				contact: { first_name: 'Ada' },
				provider: { name: 'ADP' },
				resource: { user },
			});
		}
		expect(client.sent.map(({ path }) => path).sort()).toEqual([
			'/items/item_000000001',
			`/users/${user}`,
		]);
	});

	it('have a provider that was read with the same credential', async () => {
		const reads: boolean[] = [];
		for (const id of ['1', '2', '1']) {
			const client = argyle();
			client.node.credentials = { argyleApi: { id, name: 'Argyle' } };
			await buildItems(client, changes, wants, endsIn(10_000), false);
			reads.push(client.sent.some(({ path }) => path.startsWith('/items/')));
		}
		expect(reads).toEqual([true, true, false]);
	});

	it('wait for lookups while the poll has time', async () => {
		const [built] = await buildItems(slow(50), changes, wants, endsIn(10_000), false);
		expect(built?.item).toMatchObject({ contact: { first_name: 'Ada' } });
	});

	it('are left to the next poll when their lookups exceed the deadline', async () => {
		expect(await buildItems(silent, changes, wants, endsIn(30), true)).toEqual([]);
	});

	it.each([
		['is over', 30],
		['was over before', -10],
	])('come without lookups when the time %s and they can not wait', async (_when, ms) => {
		const link = { source: 'invite', template: '' } as const;
		const built = await buildItems(silent, changes, { ...wants, link }, endsIn(ms), false);
		expect(built.map(({ change }) => change)).toEqual(changes);
		for (const { item } of built) {
			expect(item).toMatchObject({ provider: null, contact: null, connect_url: null });
		}
	});

	it('have no field then for what the user does not want', async () => {
		const few = { ...wants, includeContact: false };
		const over = { signal: AbortSignal.abort(), at: performance.now() };
		const [built] = await buildItems(silent, changes, few, over, false);
		expect(built?.item).not.toHaveProperty('contact');
		expect(built?.item).not.toHaveProperty('connect_url');
	});

	it('come when their own lookups ended in time, and the others wait', async () => {
		const deadline = new AbortController();
		const client = argyle();
		const send: ArgyleClient['send'] = async (request) => {
			if (request.path.startsWith('/users/')) {
				// All other lookups have ended by then.
				await sleep(0);
				deadline.abort();
			}
			return await client.send(request);
		};
		const few = { ...changeOf('c'), account: sketchAccount({ id: 'c' }) };
		const limits = { signal: deadline.signal, at: performance.now() + 10_000 };
		const built = await buildItems({ ...client, send }, [few, ...changes], wants, limits, false);
		expect(built.map(({ change }) => change)).toEqual([few]);
	});
});
