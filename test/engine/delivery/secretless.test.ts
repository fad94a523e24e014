import type { Simulator } from '../../../tools/simulator/index.cts';
import { startSimulator } from '../../../tools/simulator/index.cts';
import { body, secret, sign } from '../../support/sample';
import { Stage } from '../../support/stage';
import { createListeningStage, findRow, genuine, signed, store } from './listening';
import { captureLog } from '../../support/stage/log.cts';

describe('with no secret stored', () => {
	let argyle: Simulator;
	let stage: Stage;
	let log: ReturnType<typeof captureLog>;

	beforeEach(async () => {
		argyle = await startSimulator();
		log = captureLog();
		stage = createListeningStage({ baseUrl: argyle.url, staticData: {} });
		stage.credentials.data.apiKeyId = argyle.keys.sandbox.id;
		stage.credentials.data.apiKeySecret = argyle.keys.sandbox.secret;
	});

	afterEach(async () => {
		log.stop();
		await argyle.close();
	});

	const warnings = () => log.lines.filter(({ level }) => level === 'warn');
	const listings = () => argyle.requestsTo('GET', '/v2/webhooks');

	it('reads it back from its own subscription, and verifies with it', async () => {
		argyle.webhooks.add({ name: 'mine', secret, url: stage.webhookUrl });
		argyle.webhooks.add({ name: 'foreign', secret: 'foreign', url: 'https://other.example.com' });
		expect(findRow(await stage.deliver(genuine(body)))).toBe('run');
		expect(findRow(await stage.deliver(signed(body, sign(body, 'foreign'))))).toBe('unsigned');
		expect(warnings()).toEqual([]);
	});

	it('reads it back also from a list that goes in a circle', async () => {
		const mine = argyle.webhooks.add({ name: 'mine', secret, url: stage.webhookUrl });
		const next = `${argyle.url}/v2/webhooks?cursor=c`;
		const circle = { next, previous: null, results: [mine] };
		argyle.faults.add({ path: '/v2/webhooks', status: 200, body: circle, times: Infinity });
		expect(findRow(await stage.deliver(genuine(body)))).toBe('run');
	});

	it('asks Argyle once for all deliveries that wait, and anew for those that follow [checklist 28]', async () => {
		const flood = async () =>
			await Promise.all(
				Array.from({ length: 50 }, async () => findRow(await stage.deliver(genuine(body)))),
			);
		expect(new Set(await flood())).toEqual(new Set(['no secret']));
		expect([listings().length, warnings().length]).toEqual([1, 1]);

		argyle.webhooks.add({ name: 'mine', secret, url: stage.webhookUrl });
		expect(new Set(await flood())).toEqual(new Set(['run']));
		expect([listings().length, warnings().length]).toEqual([2, 1]);
	});

	it('asks for each workflow by itself', async () => {
		const { data } = stage.credentials;
		const other = new Stage({
			credential: data,
			webhookId: 'b7c1a8d1-93f8-4a0e-b1ae-1e7f0f6a6a30',
		});
		argyle.webhooks.add({ name: 'mine', secret, url: stage.webhookUrl });
		const answers = [stage, other].map(async (one) => findRow(await one.deliver(genuine(body))));
		expect(await Promise.all(answers)).toEqual(['run', 'no secret']);
	});

	it('asks to be sent it again while n8n listens for a test event and has not stored its secret yet', async () => {
		argyle.webhooks.add({ name: 'published', secret, url: stage.webhookUrl });
		const { data } = stage.credentials;
		const testing = new Stage({ credential: data, test: true });
		expect(findRow(await testing.deliver(genuine(body)))).toBe('no secret');
		expect(listings()).toEqual([]);
	});

	it('asks Argyle for nothing on behalf of a malformed signature', async () => {
		expect(findRow(await stage.deliver(signed(body, 'abc')))).toBe('unsigned');
		expect(listings()).toEqual([]);
	});

	it.each<[name: string, arrange: () => void]>([
		['there is no subscription', () => undefined],
		[
			'Argyle hides secrets',
			() => {
				argyle.webhooks.add({ name: 'mine', secret, url: stage.webhookUrl });
				argyle.settings.hideSecrets = true;
			},
		],
		[
			'its subscription has a blank secret',
			() => void argyle.webhooks.add({ name: 'mine', secret: ' ', url: stage.webhookUrl }),
		],
		['Argyle answers 500', () => void argyle.faults.add({ path: '/v2/webhooks', status: 500 })],
		['Argyle answers 401', () => void (stage.credentials.data.apiKeySecret = 'revoked')],
		['the connection breaks', () => void argyle.faults.add({ path: '/v2', drop: 'before' })],
		['the credential leads nowhere', () => void (stage.credentials.data.baseUrl = 'nowhere')],
	])(
		'answers 503 with one warning that tells the remedy when %s [checklist 13]',
		async (_name, arrange) => {
			arrange();
			expect(findRow(await stage.deliver(genuine(body)))).toBe('no secret');
			expect(warnings()).toHaveLength(1);
			expect(warnings()[0]?.text).toMatch(/publish/i);
		},
	);

	it.each<[why: RegExp, arrange: () => void]>([
		[/: Argyle shows none for the webhook URL/, () => undefined],
		[/: .*503/, () => void argyle.faults.add({ path: '/v2', status: 503, times: Infinity })],
	])('tells those who debug why not: %s', async (why, arrange) => {
		arrange();
		await stage.deliver(genuine(body));
		const [line, ...others] = log.lines.filter(({ level }) => level === 'debug');
		expect(others).toEqual([]);
		expect(line?.text).toMatch(/^\["Argyle Trigger could not read its secret back: /);
		expect(line?.text).toMatch(why);
	});

	it('gives up after 4 s, as Argyle does after 10 s [checklist 45]', async () => {
		argyle.faults.add({ path: '/v2/webhooks', delayMs: 8_000 });
		const start = performance.now();
		expect(findRow(await stage.deliver(genuine(body)))).toBe('no secret');
		expect(performance.now() - start).toBeLessThan(6_000);
	}, 15_000);

	it.each([null, '', ' ', '\t\r\n', 0, 42, true, {}, []])(
		'takes a stored %p for none, and fails closed [checklist 13]',
		async (stored) => {
			const blank = createListeningStage({ staticData: store(stored) });
			const keys = ['', ' ', String(stored)];
			for (const key of keys) {
				expect(findRow(await blank.deliver(signed(body, sign(body, key))))).toBe('no secret');
			}
			expect(warnings()).toHaveLength(keys.length);
		},
	);
});
