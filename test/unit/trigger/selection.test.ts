import { fits, isMine, knownSecret } from '../../../nodes/Argyle/trigger/subscription/ownership';
import {
	chooseOldest,
	findUsable,
	idsExcept,
} from '../../../nodes/Argyle/trigger/subscription/selection';
import { identity, remembered, secret, subscription } from './subscriptions';

const elsewhere = 'https://old.example.com/webhook/6c1fa8d1/webhook';
const { name } = subscription();

describe('a subscription belongs to a node [checklist 53]', () => {
	it.each([
		['by its address alone', { id: 'x', name: 'x' }, null, true],
		['by the stored id and the name', { url: elsewhere }, remembered(), true],
		[
			'also when it was one of a test',
			{ url: elsewhere, name: `${name} (test)` },
			remembered(),
			true,
		],
		['not by the name', { url: elsewhere }, null, false],
		['not by the name and another id', { url: elsewhere, id: 'x' }, remembered(), false],
		['not by the id', { url: elsewhere, name: 'x' }, remembered(), false],
		['not by the id and a name without a test', { url: elsewhere, name: '' }, remembered(), false],
	])('%s', (_how, changes, stored, mine) => {
		expect(isMine(subscription(changes), identity(), stored)).toBe(mine);
	});

	it('of a test as to one that is published, with the stored id', () => {
		const ofTest = identity({ name: `${name} (test)` });
		expect(isMine(subscription({ url: elsewhere }), ofTest, remembered())).toBe(true);
	});
});

describe('a subscription fits [checklist 55]', () => {
	it.each([
		['as it should be', {}, true],
		['with an event twice', { events: ['accounts.failed', 'accounts.failed'] }, true],
		['elsewhere', { url: elsewhere }, false],
		['without details', { includesResource: false }, false],
		['with no event', { events: [] }, false],
		['with another event', { events: ['accounts.added'] }, false],
		['with one event more', { events: ['accounts.failed', 'accounts.added'] }, false],
	])('%s: %j → %p', (_what, changes, expected) => {
		expect(fits(subscription(changes), identity())).toBe(expected);
	});
});

it('a subscription with as many events, of which one is another, does not fit', () => {
	const wanted = identity({ events: ['accounts.failed', 'accounts.added'] });
	const events = ['accounts.failed', 'accounts.removed'];
	expect(fits(subscription({ events }), wanted)).toBe(false);
});

describe('the secret of a subscription', () => {
	it.each([
		['as Argyle shows it', {}, remembered({ webhookSecret: 'stored' }), secret],
		['as stored, where Argyle hides it', { secret: null }, remembered(), secret],
		['unknown, where nothing is stored', { secret: null }, null, null],
		['unknown, where another one is stored', { secret: null, id: 'x' }, remembered(), null],
		[
			'unknown, where blanks are stored',
			{ secret: null },
			remembered({ webhookSecret: ' ' }),
			null,
		],
	])('is %s', (_what, changes, stored, known) => {
		expect(knownSecret(subscription(changes), stored)).toBe(known);
	});
});

describe('of several subscriptions', () => {
	it('those can be used that fit and whose secret is known', () => {
		const mine = [
			subscription(),
			subscription({ id: 'hidden', secret: null }),
			subscription({ id: 'wide', events: ['*'] }),
			subscription({ id: 'other', secret: 'other' }),
		];
		const { createdAt } = subscription();
		expect(findUsable(mine, identity(), null)).toEqual([
			{ id: 'w-1', secret, createdAt },
			{ id: 'other', secret: 'other', createdAt },
		]);
	});

	it.each([
		['the oldest', ['2', '1', '3'], ['a', 'b', 'c'], 'b'],
		['the oldest, listed last', ['3', '2', '1'], ['a', 'b', 'c'], 'c'],
		['the oldest, listed first', ['1', '2', '3'], ['c', 'b', 'a'], 'c'],
		['of the same moment the first id', ['1', '1', '1'], ['b', 'a', 'c'], 'a'],
	])('%s is kept [checklist 60]', (_what, moments, ids, kept) => {
		const usable = ids.map((id, at) => ({ id, secret, createdAt: moments[at] ?? '' }));
		const before = [...usable];
		expect(chooseOldest(usable)?.id).toBe(kept);
		expect(usable).toEqual(before);
	});

	it('none is kept of none', () => {
		expect(chooseOldest([])).toBeUndefined();
	});

	it('all but the kept one have to go', () => {
		expect(idsExcept([{ id: 'a' }, { id: 'b' }, { id: 'c' }], 'b')).toEqual(['a', 'c']);
	});
});
