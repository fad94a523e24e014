import { captureLog } from '../../support/stage/log.cts';
import type { PacedAnswer } from '../../../nodes/Argyle/api/types';
import { identify } from '../../../nodes/Argyle/trigger/subscription/ownership';
import {
	chooseSecret,
	registerSubscription,
} from '../../../nodes/Argyle/trigger/subscription/registration';
import { createContext } from '../api/context';
import { reply, scriptClient, silence } from '../api/scriptedClient';
import { identity, remembered, secret, shown, subscription } from './subscriptions';

const context = createContext();
const { createdAt } = subscription();
const usable = { id: 'w-1', secret, createdAt };
const list = (...results: object[]) => reply(200, { body: { results, next: null } });

/** Asks for a subscription while Argyle gives these answers in turn. */
const register = async (...answers: PacedAnswer[]) => {
	const client = scriptClient(answers);
	const made = registerSubscription(context, identity({}, client), secret);
	const outcome = await made.catch((error: unknown) => error);
	return { outcome, asked: client.sent.map(({ method, body }) => [method, body?.config]) };
};

const first = ['POST', { include_resource: true }];

describe('a subscription that is asked for', () => {
	it('is told all that the node wants [checklist 50]', async () => {
		const client = scriptClient([reply(201, { body: shown() })]);
		await registerSubscription(context, identity({}, client), secret);
		const { name, url, events } = subscription();
		const body = { name, url, events, secret, config: { include_resource: true } };
		expect(client.sent).toMatchObject([{ method: 'POST', path: '/webhooks', body }]);
	});

	it.each([200, 201, 299])('is there when Argyle answers %i with its id', async (status) => {
		const { outcome, asked } = await register(reply(status, { body: shown() }));
		expect(outcome).toEqual(usable);
		expect(asked).toEqual([first]);
	});

	it.each([300, 302, 400, 404, 409, 422, 499])(
		'is not there when Argyle answers %i, whatever comes with it, and is not looked for',
		async (status) => {
			const { outcome, asked } = await register(reply(status, { body: shown() }), list(shown()));
			expect(outcome).toMatchObject({ message: expect.not.stringContaining('takes it over') });
			expect(asked).toEqual([first]);
		},
	);

	it.each([500, 503])('is looked for after a %i, whatever comes with it', async (status) => {
		const late = list(shown({ id: 'w-2' }));
		const { outcome } = await register(reply(status, { body: shown() }), late);
		expect(outcome).toEqual({ ...usable, id: 'w-2' });
	});

	it.each([
		['another secret', { secret: 'c'.repeat(64) }],
		['no secret', { secret: null }],
		['other events', { events: ['*'] }],
		['no account details', { config: {} }],
	])('is not taken for one that shows %s [checklist 56]', async (_what, changes) => {
		const { outcome } = await register(silence('ECONNRESET'), list(shown(changes)));
		expect(outcome).toMatchObject({ message: expect.stringContaining('takes it over') });
	});

	it('is refused in these words, and no more', async () => {
		const { outcome } = await register(reply(409, { body: { detail: 'Conflict.' } }));
		expect(outcome).toMatchObject({
			message:
				'The webhook was not registered. Argyle refused the request for the webhook subscription (409): Conflict. Check the values that this node was given',
		});
	});
});

describe('account details that Argyle does not know as a wish', () => {
	const refusal = reply(400, { body: { config: ['Unknown field.'] } });

	it.each([
		['config', refusal],
		['include_resource', reply(400, { body: { detail: 'include_resource is unknown.' } })],
	])('are left out when it refuses "%s"', async (_what, answer) => {
		const { outcome, asked } = await register(answer, reply(201, { body: shown() }));
		expect(outcome).toEqual(usable);
		expect(asked).toEqual([first, ['POST', undefined]]);
	});

	it('are not looked for either, when the second answer is lost', async () => {
		const late = list(shown({ config: {} }));
		const { outcome } = await register(refusal, silence('ECONNRESET'), late);
		expect(outcome).toEqual(usable);
	});

	it.each([
		['another status', reply(422, { body: { config: ['Unknown field.'] } })],
		['another field', reply(400, { body: { url: ['Unknown field.'] } })],
		['no word', reply(400, { body: '' })],
	])('are not what %s is about', async (_what, answer) => {
		const { asked } = await register(answer, reply(201, { body: shown() }));
		expect(asked).toEqual([first]);
	});
});

it('a list that can not be read after a lost answer is told in the log', async () => {
	const log = captureLog();
	await register(silence('ECONNRESET'), reply(403));
	log.stop();
	const text = expect.stringMatching(/could not look for its webhook: .*403/);
	expect(log.lines).toEqual([{ level: 'debug', text }]);
});

describe('the secret to ask for', () => {
	const other = 'https://n8n.example.com/webhook/copy/webhook';
	const alike = identity().url.replace(/\/webhook$/, 'w/ebhook');

	it.each([
		['the stored one', remembered()],
		['the stored one, at a new address of n8n', remembered({ webhookUrl: moved() })],
	])('is %s', (_what, stored) => {
		expect(chooseSecret(identity(), stored)).toBe(secret);
	});

	it.each([
		['nothing is stored', null],
		['blanks are stored', remembered({ webhookSecret: '  ' })],
		['it was stored for another trigger', remembered({ webhookUrl: other })],
		['it was stored for one that reads alike', remembered({ webhookUrl: alike })],
	])('is a fresh one when %s', (_why, stored) => {
		const chosen = [chooseSecret(identity(), stored), chooseSecret(identity(), stored)];
		expect(new Set([...chosen, secret]).size).toBe(3);
		for (const one of chosen) expect(one).toMatch(/^[0-9a-f]{64}$/);
	});
});

describe('who a node is', () => {
	it('can not be told without a webhook URL', async () => {
		const homeless = createContext();
		jest.spyOn(homeless, 'getNodeWebhookUrl').mockReturnValue(undefined);
		await expect(identify(homeless)).rejects.toThrow(
			'n8n gave this node no webhook URL. Save the workflow and publish it again',
		);
	});

	it.each([
		['a text', 'accounts.failed', []],
		['a list of anything', ['accounts.failed', 5, null], ['accounts.failed']],
	])('names no event that is none: %s', async (_what, events, read) => {
		const odd = createContext();
		jest.spyOn(odd, 'getNodeParameter').mockReturnValue(events);
		expect((await identify(odd)).events).toEqual(read);
	});
});

/** The same webhook after n8n has moved. */
function moved(): string {
	return identity().url.replace('n8n.example.com', 'new.example.com:8443');
}
