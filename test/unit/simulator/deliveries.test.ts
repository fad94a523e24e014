import type { Simulator } from '../../../tools/simulator/index.cts';
import { startSimulator } from '../../../tools/simulator/index.cts';
import type { Receiver } from '../../../tools/simulator/receiver.cts';
import { startReceiver } from '../../../tools/simulator/receiver.cts';

const SECRET = 'test-secret-for-fixtures';
const DATA = {
	account: '0187c66e-e7e5-811c-b006-2232f00f426a',
	user: '018051aa-f7a9-a0db-2f38-6cfa325e9d69',
	error_code: 'invalid_mfa',
	error_message: 'This user did not provide the correct multi-factor authentication response.',
};
/** Computed with Python's hmac over the body as Argyle writes it. */
const VECTORS: Array<[name: string, bytes: number, signature: string]> = [
	[
		'n8n-argyle-trigger',
		320,
		'8f77afa76ed5951ae721dce111fc7b9d420c0623b138595ae0e1f6f0645f65bfb3d5b3b9edf334c6034453eefdd3b80701909e50de3543ba857d2f55ef5cacec',
	],
	[
		'Équipe paie – n8n',
		322,
		'3dbf74ac0462cd3f8f79df0f42d9c08b11a69f7a2bcf8cdf9ad4e27deed9d009db60ea908acaf018bae5b653c3d164253fc3bd0b57391ae1e36889a3985388ab',
	],
];

describe('Argyle simulator: deliveries', () => {
	let argyle: Simulator;
	let receiver: Receiver;
	const start = async (answers: Parameters<typeof startReceiver>[0] = []) => {
		argyle = await startSimulator({ retryDelayMs: 20 });
		receiver = await startReceiver(answers);
	};
	afterEach(async () => {
		await argyle.close();
		await receiver.close();
	});
	const subscription = (name = 'a name', secret: string | null = SECRET) =>
		argyle.webhooks.add({ name, secret, url: receiver.url });
	const send = async (name?: string, secret?: string | null) =>
		await argyle.deliver({
			subscription: subscription(name, secret),
			event: 'accounts.failed',
			data: DATA,
		});

	it.each(VECTORS)(
		'writes and signs a delivery of %s as the fixture [checklist 1]',
		async (name, bytes, signature) => {
			await start();
			await send(name);
			const [delivery] = receiver.received;
			expect(delivery?.headers['content-length']).toBe(String(bytes));
			expect(delivery?.headers['x-argyle-signature']).toBe(signature);
			expect(argyle.sign(delivery?.body ?? '', SECRET)).toBe(signature);
		},
	);

	it('indents the body and ends it without a newline [checklist 15]', async () => {
		await start();
		await send();
		const whole = { event: 'accounts.failed', name: 'a name', data: DATA };
		expect(receiver.received[0]?.body).toBe(JSON.stringify(whole, null, 2));
	});

	it("sends ReactorNetty's headers and no others", async () => {
		await start();
		await send();
		const [delivery] = receiver.received;
		expect(delivery?.headerNames.sort()).toEqual([
			...['Accept', 'Accept-Encoding', 'Content-Length', 'Content-Type'],
			...['Host', 'User-Agent', 'X-Argyle-Signature'],
		]);
		expect(delivery?.headers).toMatchObject({
			accept: '*/*',
			'accept-encoding': 'gzip',
			'content-type': 'application/json',
			'user-agent': 'ReactorNetty/1.1.28',
		});
	});

	it('does not sign without a secret [checklist 13]', async () => {
		await start();
		await send('a name', null);
		expect(receiver.received[0]?.headers).not.toHaveProperty('x-argyle-signature');
	});

	it.each([429, 500, 502, 503, 504])('tries once more after %i [checklist 37]', async (status) => {
		await start([{ status }, { status }]);
		const attempts = await send();
		expect(attempts.map(({ attempt, status: got }) => [attempt, got])).toEqual([
			[1, status],
			[2, status],
		]);
		const [first, second] = receiver.received;
		expect(second).toEqual(first);
	});

	it.each([200, 202, 204, 301, 302, 400, 401, 403, 404, 410, 501])(
		'takes %i as final [checklist 37]',
		async (status) => {
			await start([{ status, headers: { Location: '/elsewhere' } }]);
			expect(await send()).toMatchObject([{ attempt: 1, status }]);
			expect(receiver.received).toHaveLength(1);
		},
	);

	it('tries once more after a dropped connection [checklist 37]', async () => {
		await start([{ withhold: 'connection' }]);
		expect(await send()).toMatchObject([
			{ attempt: 1, status: null, error: 'ECONNRESET' },
			{ attempt: 2, status: 200, error: null },
		]);
	});

	it('tries once more after a timeout [checklist 45]', async () => {
		await start([{ withhold: 'answer' }]);
		argyle.settings.deliveryTimeoutMs = 1_000;
		expect(await send()).toMatchObject([
			{ attempt: 1, status: null, error: 'timeout' },
			{ attempt: 2, status: 200 },
		]);
	});

	it('waits for the set time before the retry', async () => {
		await start([{ status: 500 }]);
		argyle.settings.retryDelayMs = 150;
		const [first, second] = await send();
		expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(149);
	});

	it('moves last_sent_at and updated_at with each send [checklist 49]', async () => {
		await start();
		const { id, updated_at: before } = subscription();
		await argyle.playLogin().deliveries;
		const sent = argyle.webhooks.get(id);
		expect(sent?.last_sent_at).toMatch(/\.\d{6}Z$/);
		expect(Date.parse(sent?.updated_at ?? '')).toBeGreaterThanOrEqual(Date.parse(before));
		expect(sent?.updated_at).not.toBe(before);
	});

	it('is settled when the last retry is over', async () => {
		await start([{ status: 503 }]);
		const sending = send();
		await argyle.settled();
		expect(argyle.deliveries.map(({ status }) => status)).toEqual([503, 200]);
		await sending;
	});

	it('leaves no connection behind that blocks the receiver', async () => {
		await start();
		await send();
		await expect(receiver.closeGently()).resolves.toBeUndefined();
		receiver = await startReceiver();
	});

	it('cancels a pending retry when it is closed', async () => {
		await start([{ status: 500 }]);
		argyle.settings.retryDelayMs = 600_000;
		const sending = send();
		await argyle.close();
		expect((await sending).length).toBe(1);
	});

	it('gives up a receiver that does not answer when it is closed, also twice', async () => {
		await start([{ withhold: 'answer' }]);
		const sending = send();
		await Promise.all([argyle.close(), argyle.close()]);
		expect(await sending).toMatchObject([{ status: null, error: 'aborted' }]);
	});
});
