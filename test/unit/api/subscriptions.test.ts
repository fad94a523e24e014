import { readSubscription } from '../../../nodes/Argyle/api/webhooks';

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
		'is none without an id: %j',
		(odd) => {
			expect(readSubscription(odd)).toBeNull();
		},
	);

	it.each([null, undefined, '', '  ', 7, '********', '••••', '<redacted>', 'ab12…'])(
		'has no secret that could be used when it shows %j',
		(secret) => {
			expect(readSubscription({ ...recorded, secret })?.secret).toBeNull();
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
