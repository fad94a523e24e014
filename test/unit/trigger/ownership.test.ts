import {
	chooseOldest,
	findHealthy,
	identify,
	isMine,
	matches,
} from '../../../nodes/Argyle/trigger/subscription/ownership';
import { createContext } from '../api/context';
import { identity, secret, stored, subscription } from './subscriptions';

const elsewhere = 'https://old.example.com/webhook/6c1fa8d1/webhook';
const { name, createdAt } = subscription();

describe('a subscription belongs to a node [checklist 53]', () => {
	it.each([
		['by its URL alone', { id: 'x', name: 'x' }, null, true],
		['by the stored id, the name and this n8n', { url: elsewhere }, stored(), true],
		['also when it was one of a test', { url: elsewhere, name: `${name} (test)` }, stored(), true],
		['not by the name', { url: elsewhere }, null, false],
		['not by the name and another id', { url: elsewhere, id: 'x' }, stored(), false],
		['not by the id', { url: elsewhere, name: 'x' }, stored(), false],
		['not by the id and a name without a test', { url: elsewhere, name: '' }, stored(), false],
		['not by what another n8n has stored', { url: elsewhere }, stored({ instanceId: 'x' }), false],
		[
			'not by what an unknown n8n has stored',
			{ url: elsewhere },
			stored({ instanceId: '' }),
			false,
		],
	])('%s', (_how, changes, data, mine) => {
		expect(isMine(subscription(changes), identity(), data)).toBe(mine);
	});

	it('with the stored ID, also after a test became a published node', () => {
		const ofTest = identity({ name: `${name} (test)` });
		expect(isMine(subscription({ url: elsewhere }), ofTest, stored())).toBe(true);
	});
});

describe('a subscription matches [checklist 55]', () => {
	it.each([
		['as it should be', {}, true],
		['with an event twice', { events: ['accounts.failed', 'accounts.failed'] }, true],
		['elsewhere', { url: elsewhere }, false],
		['without details', { includesResource: false }, false],
		['with no event', { events: [] }, false],
		['with another event', { events: ['accounts.added'] }, false],
		['with one event more', { events: ['accounts.failed', 'accounts.added'] }, false],
	])('%s: %j → %p', (_what, changes, expected) => {
		expect(matches(subscription(changes), identity())).toBe(expected);
	});

	it('not if one of its events differs', () => {
		const wanted = identity({ events: ['accounts.failed', 'accounts.added'] });
		const events = ['accounts.failed', 'accounts.removed'];
		expect(matches(subscription({ events }), wanted)).toBe(false);
	});
});

describe('a subscription that matches is healthy', () => {
	const older = 'cd'.repeat(32);
	const rotated = stored({ webhookSecret: older });

	it.each([
		['with the derived secret', {}, null],
		['with the derived secret, whatever is stored', {}, rotated],
		['hidden, as the stored one', { secret: null }, stored()],
	])('%s', (_how, changes, data) => {
		for (const isStarting of [false, true]) {
			expect(findHealthy([subscription(changes)], identity({ isStarting }), data)).toEqual([
				{ id: 'w-1', createdAt, secret },
			]);
		}
	});

	it.each([
		['with the stored secret, as the stored one', { secret: older }],
		['hidden, as the stored one', { secret: null }],
	])('after a rotation only while n8n starts: %s', (_how, changes) => {
		const one = [subscription(changes)];
		expect(findHealthy(one, identity({ isStarting: true }), rotated)).toEqual([
			{ id: 'w-1', createdAt, secret: older },
		]);
		expect(findHealthy(one, identity(), rotated)).toEqual([]);
	});

	it.each([
		['with a secret that somebody chose', { secret: 'chosen' }, stored()],
		['with the stored secret, as another one', { secret: older, id: 'x' }, rotated],
		['hidden, with nothing stored', { secret: null }, null],
		['hidden, as another one', { secret: null, id: 'x' }, stored()],
		['hidden, with a blank secret stored', { secret: null }, stored({ webhookSecret: '' })],
		['without a secret: Argyle signs nothing', { secret: '' }, stored()],
		['without a secret, with a blank one stored', { secret: '' }, stored({ webhookSecret: '' })],
		['elsewhere', { url: elsewhere }, stored()],
	])('but not %s', (_how, changes, data) => {
		for (const isStarting of [false, true]) {
			expect(findHealthy([subscription(changes)], identity({ isStarting }), data)).toEqual([]);
		}
	});
});

describe('of several healthy subscriptions', () => {
	it.each([
		['the oldest', ['2', '1', '3'], ['a', 'b', 'c'], 'b'],
		['the oldest, listed last', ['3', '2', '1'], ['a', 'b', 'c'], 'c'],
		['the oldest, listed first', ['1', '2', '3'], ['c', 'b', 'a'], 'c'],
		['of the same moment the first id', ['1', '1', '1'], ['b', 'a', 'c'], 'a'],
	])('%s is kept [checklist 60]', (_what, moments, ids, kept) => {
		const healthy = ids.map((id, at) => ({ id, secret, createdAt: moments[at] ?? '' }));
		const before = [...healthy];
		expect(chooseOldest(healthy)?.id).toBe(kept);
		expect(healthy).toEqual(before);
	});

	it('an empty list gives none', () => {
		expect(chooseOldest([])).toBeUndefined();
	});
});

describe('the identity of a node', () => {
	it('needs a webhook URL', async () => {
		const homeless = createContext();
		jest.spyOn(homeless, 'getNodeWebhookUrl').mockReturnValue(undefined);
		await expect(identify(homeless)).rejects.toThrow(
			'n8n gave this node no webhook URL. Save the workflow and publish it again',
		);
	});
});
