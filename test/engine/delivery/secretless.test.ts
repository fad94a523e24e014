import type { Simulator } from '../../simulator';
import { startSimulator } from '../../simulator';
import { body, secret, sign } from '../../unit/webhook/sample';
import type { Stage } from '../stage';
import { createListeningStage, findRow, genuine, signed, store } from './listening';
import { captureLog } from './log';

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
	])(
		'answers 503 with one warning that tells the remedy when %s [checklist 13]',
		async (_name, arrange) => {
			arrange();
			expect(findRow(await stage.deliver(genuine(body)))).toBe('no secret');
			expect(warnings()).toHaveLength(1);
			expect(warnings()[0]?.text).toMatch(/publish/i);
		},
	);

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
