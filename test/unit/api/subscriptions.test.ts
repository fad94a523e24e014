import {
	deleteSubscription,
	listSubscriptions,
	postSubscription,
	readSubscription,
	withoutSecret,
} from '../../../nodes/Argyle/api/webhooks';
import { reply, scriptClient } from './scriptedClient';

const recorded = {
	id: 'w-1',
	name: 'n8n workflow 1 node 2',
	events: ['accounts.failed'],
	config: { include_resource: true },
	secret: 'ab'.repeat(32),
	url: 'https://n8n.example.com/webhook/x/webhook',
	created_at: '2026-01-29T19:26:53.846274Z',
	updated_at: '2026-01-29T19:26:53.846274Z',
	last_sent_at: null,
};

describe('a webhook subscription as Argyle shows it', () => {
	it('is read in full', () => {
		expect(readSubscription(recorded)).toEqual({
			id: 'w-1',
			name: recorded.name,
			url: recorded.url,
			events: ['accounts.failed'],
			includesResource: true,
			secret: recorded.secret,
			createdAt: recorded.created_at,
		});
	});

	it.each([null, undefined, 'w-1', [], {}, { id: 7 }, { id: '' }])(
		'is missing without an ID: %j',
		(odd) => {
			expect(readSubscription(odd)).toBeNull();
		},
	);

	it('hides its secret when it shows none', () => {
		const shown = Object.entries(recorded).filter(([key]) => key !== 'secret');
		expect(readSubscription(Object.fromEntries(shown))?.secret).toBeNull();
	});

	it.each(['********', '••••', 'ab12…', 'ab...yz', '●●●●'])(
		'hides its secret when it shows %j',
		(secret) => {
			expect(readSubscription({ ...recorded, secret })?.secret).toBeNull();
		},
	);

	it.each([null, undefined, '', '  ', 7])('has no secret when it shows %j', (secret) => {
		expect(readSubscription({ ...recorded, secret })?.secret).toBe('');
	});

	it.each(['key[1]', 'xxab', 'not-hidden', 'my secret', '--a--'])(
		'signs with the secret that it shows: %j',
		(secret) => {
			expect(readSubscription({ ...recorded, secret })?.secret).toBe(secret);
		},
	);

	it.each([null, undefined, {}, [], 'true', { include_resource: 'true' }])(
		'does not include the account when its config is %j',
		(config) => {
			expect(readSubscription({ ...recorded, config })?.includesResource).toBe(false);
		},
	);

	it.each([
		[null, []],
		['*', []],
		[
			['a', 7, null, 'b'],
			['a', 'b'],
		],
	])('listens to what its events name: %j → %j', (events, expected) => {
		expect(readSubscription({ ...recorded, events })?.events).toEqual(expected);
	});
});

it('without anything but an ID has no name, URL or time', () => {
	expect(readSubscription({ id: 'w-1' })).toMatchObject({ name: '', url: '', createdAt: '' });
});

it('is passed on without its signing secret', () => {
	expect(withoutSecret({ id: 'w-1', secret: recorded.secret })).toEqual({ id: 'w-1' });
});

describe('requests for webhook subscriptions', () => {
	it('list each one once, in the order in which they came, and leave out what has no id', async () => {
		const results = [recorded, { name: 'nobody' }, { ...recorded, id: 'w-2' }, recorded];
		const client = scriptClient([reply(200, { body: { results, next: null } })]);
		expect((await listSubscriptions(client)).map(({ id }) => id)).toEqual(['w-1', 'w-2']);
		expect(client.sent).toMatchObject([{ method: 'GET', path: '/webhooks' }]);
	});

	it('refuse a list that was cut [checklist 54]', async () => {
		const next = 'https://a.example/?cursor=c';
		const circle = [reply(200, { body: { results: [recorded], next } })];
		await expect(listSubscriptions(scriptClient(circle))).rejects.toThrow(
			/^Argyle's pagination looped, so the list of webhook subscriptions/,
		);
	});

	it('create one with the given values', async () => {
		const client = scriptClient([reply(201)]);
		const params = {
			events: ['accounts.failed'],
			name: 'n',
			url: 'https://a.example',
			secret: 's',
		};
		await postSubscription(client, params);
		expect(client.sent).toMatchObject([{ method: 'POST', path: '/webhooks', body: params }]);
	});

	it('remove one, even if its ID has odd characters', async () => {
		const client = scriptClient([reply(204)]);
		await deleteSubscription(client, 'a/b?c');
		expect(client.sent).toMatchObject([{ method: 'DELETE', path: '/webhooks/a%2Fb%3Fc' }]);
	});
});
