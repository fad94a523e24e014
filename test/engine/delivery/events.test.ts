import { payload, write, writeFailure } from '../../support/sample';
import type { Simulator } from '../../../tools/simulator/index.cts';
import { startSimulator } from '../../../tools/simulator/index.cts';
import { createListeningStage, findRow, genuine } from './listening';

const stage = createListeningStage();

it.each([
	...['accounts.added', 'accounts.updated', 'verifications.updated', 'accounts.failed.again'],
	...['Accounts.Failed', 'accounts.failed\n', '__proto__', ''],
	...[undefined, 1, ['accounts.failed'], { name: 'accounts.failed' }],
])('a signed %p is acknowledged and starts nothing [checklist 29, 101]', async (event) => {
	const answer = await stage.deliver(genuine(writeFailure({}, { event })));
	expect(answer).toMatchObject({ status: 200, body: { ignored: 'other event' } });
	expect(findRow(answer)).toBe('ignored');
});

it('the event is read from "event", never from "name" [checklist 30]', async () => {
	const updated = writeFailure({}, { event: 'accounts.updated', name: 'accounts.failed' });
	const failed = writeFailure({}, { event: 'accounts.failed', name: 'accounts.updated' });
	const nameOnly = write({ name: 'accounts.failed', data: payload.data });
	expect(findRow(await stage.deliver(genuine(updated)))).toBe('ignored');
	expect(findRow(await stage.deliver(genuine(nameOnly)))).toBe('ignored');
	expect(findRow(await stage.deliver(genuine(failed)))).toBe('run');
});

it('starts nothing when "Trigger On" names no event', async () => {
	const deaf = createListeningStage({ parameters: { events: [] } });
	expect(findRow(await deaf.deliver(genuine(write(payload))))).toBe('ignored');
});

it('starts nothing for a delivery without an event when an expression gives no event', async () => {
	const odd = createListeningStage({ parameters: { events: '={{ [null] }}' } });
	const nameless = writeFailure({}, { event: null });
	expect(findRow(await odd.deliver(genuine(nameless)))).toBe('ignored');
});

describe('all that Argyle sends of one failed login', () => {
	let argyle: Simulator;

	beforeEach(async () => {
		argyle = await startSimulator();
	});
	afterEach(async () => await argyle.close());

	it('gives exactly one item [checklist 36]', async () => {
		const everything = argyle.webhooks.add({
			name: 'everything',
			secret: 'shared',
			events: ['*'],
			url: `${argyle.url}/nobody`,
		});
		await argyle.playLogin({ errorCode: 'invalid_mfa' }).deliveries;
		const sent = argyle.deliveries.filter(
			({ subscription, attempt }) => subscription === everything.id && attempt === 1,
		);
		expect(sent.map(({ event }) => event).sort()).toEqual([
			'accounts.added',
			'accounts.failed',
			'accounts.updated',
		]);

		const listener = createListeningStage({ staticData: undefined });
		listener.staticData.webhookSecret = 'shared';
		const items = [];
		for (const { body, signature } of sent) {
			const headers = { 'x-argyle-signature': signature ?? undefined };
			const answer = await listener.deliver({ rawBody: Buffer.from(body), headers });
			expect(answer.status).toBe(200);
			items.push(...(answer.items ?? []));
		}
		expect(items).toHaveLength(1);
	});
});
