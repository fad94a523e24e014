import { captureLog } from '../../support/stage/log.cts';
import type { PacedAnswer } from '../../../nodes/Argyle/api/types';
import { registerSubscription } from '../../../nodes/Argyle/trigger/subscription/registration';
import { createContext } from '../api/context';
import { reply, scriptClient, silence } from '../api/scriptedClient';
import { identity, secret, shown, stored, subscription } from './subscriptions';

const context = createContext();
const { createdAt } = subscription();
const healthy = { id: 'w-1', secret, createdAt };
const list = (...results: object[]) => reply(200, { body: { results, next: null } });

/** Registers while Argyle gives these answers in turn. */
const register = async (...answers: PacedAnswer[]) => {
	const client = scriptClient(answers);
	const outcome = await registerSubscription(context, identity({}, client), null);
	return { outcome, sent: client.sent.map(({ method, body }) => [method, body?.config]) };
};

const first = ['POST', { include_resource: true }];
const second = ['POST', undefined];
const listed = ['GET', undefined];

describe('a registration', () => {
	it('sends all that the node wants, signed with the derived secret [checklist 50]', async () => {
		const client = scriptClient([reply(201, { body: shown() }), list(shown())]);
		await registerSubscription(context, identity({}, client), null);
		const { name, url, events } = subscription();
		const body = { name, url, events, secret, config: { include_resource: true } };
		expect(client.sent[0]).toMatchObject({ method: 'POST', path: '/webhooks', body });
	});

	it.each([200, 201, 299])('succeeds when Argyle answers %i with an ID', async (status) => {
		const { outcome, sent } = await register(reply(status, { body: shown() }), list(shown()));
		expect(outcome).toMatchObject({ healthy: [healthy], isUnclear: false });
		expect(sent).toEqual([first, listed]);
	});

	it('succeeds although the list does not show it yet', async () => {
		const { outcome } = await register(reply(201, { body: shown() }), list());
		expect(outcome).toMatchObject({ healthy: [healthy], mine: [{ id: 'w-1' }] });
	});

	it.each([300, 302, 404, 409, 422, 499])(
		'fails when Argyle answers %i, even with a subscription, and lists nothing',
		async (status) => {
			const { outcome, sent } = await register(reply(status, { body: shown() }), list(shown()));
			expect(outcome).toMatchObject({ healthy: [], mine: [], isUnclear: false });
			expect(sent).toEqual([first]);
		},
	);

	it.each([500, 503])('is looked up after a %i, even with a subscription', async (status) => {
		const late = list(shown({ id: 'w-2' }));
		const { outcome } = await register(reply(status, { body: shown() }), late);
		expect(outcome).toMatchObject({ healthy: [{ ...healthy, id: 'w-2' }], isUnclear: true });
	});

	it.each([
		['another secret', { secret: 'c'.repeat(64) }],
		['no secret', { secret: null }],
		['other events', { events: ['*'] }],
		['no account details', { config: {} }],
	])('does not take a subscription with %s for its own [checklist 56]', async (_what, changes) => {
		const { outcome } = await register(silence('ECONNRESET'), list(shown(changes)));
		expect(outcome).toMatchObject({ healthy: [], isUnclear: true });
	});

	it('succeeds with a warning when the list after it can not be read', async () => {
		const log = captureLog();
		const { outcome } = await register(reply(201, { body: shown() }), reply(403));
		log.stop();
		expect(outcome).toMatchObject({ healthy: [healthy], mine: [{ id: 'w-1' }] });
		expect(outcome.healthy).toHaveLength(1);
		expect(log.lines).toMatchObject([
			{ level: 'warn', text: expect.stringMatching(/\(403\).*If others are still at Argyle/) },
		]);
	});

	it.each([
		['of this URL, which is removed then', {}, ['w-1', 'w-0']],
		['of another URL, which stays', { webhookUrl: 'https://old.example.com' }, ['w-1']],
	])('without a list names the stored one %s', async (_what, changes, ids) => {
		const log = captureLog();
		const client = scriptClient([reply(201, { body: shown() }), reply(403)]);
		const before = stored({ webhookId: 'w-0', ...changes });
		const { mine } = await registerSubscription(context, identity({}, client), before);
		log.stop();
		expect(mine.map(({ id }) => id)).toEqual(ids);
		expect(log.lines[0]?.text).toContain('If w-0 (the previous one) or others are still at Argyle');
	});

	it('sees the subscription of another process as healthy, though Argyle drops the account details of both', async () => {
		const other = shown({ id: 'w-0', config: {} });
		const { outcome } = await register(
			reply(201, { body: shown() }),
			list(shown({ config: {} }), other),
		);
		expect(outcome.healthy.map(({ id }) => id)).toEqual(['w-0', 'w-1']);
	});
});

describe('a registration without account details', () => {
	const refusal = reply(400, { body: { config: ['Unknown field.'] } });

	it.each([
		['config', refusal],
		['include_resource', reply(400, { body: { detail: 'include_resource is unknown.' } })],
		['a nested field', reply(400, { body: { config: { include_resource: ['Not here.'] } } })],
		['a list of fields', reply(400, { body: { config: [{ include_resource: ['Not here.'] }] } })],
		['errors by field', reply(400, { body: { errors: [{ field: 'config.include_resource' }] } })],
	])('follows when Argyle refuses "%s"', async (_what, answer) => {
		const plain = shown({ config: {} });
		const { outcome, sent } = await register(answer, reply(201, { body: plain }), list(plain));
		expect(outcome).toMatchObject({ healthy: [healthy] });
		expect(sent).toEqual([first, second, listed]);
	});

	it('is looked up without them, when the second answer is lost', async () => {
		const late = list(shown({ config: {} }));
		const { outcome } = await register(refusal, silence('ECONNRESET'), late);
		expect(outcome).toMatchObject({ healthy: [healthy] });
	});

	it.each([
		['another status', reply(422, { body: { config: ['Unknown field.'] } })],
		['another field', reply(400, { body: { url: ['Unknown field.'] } })],
		['no word', reply(400, { body: '' })],
	])('does not follow %s', async (_what, answer) => {
		const { sent } = await register(answer, reply(201, { body: shown() }));
		expect(sent).toEqual([first]);
	});
});
