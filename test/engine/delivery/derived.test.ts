import { deriveSecret, forgetReadings } from '../../../nodes/Argyle/trigger/derivedSecret';
import { body, secret, sign } from '../../support/sample';
import { captureLog } from '../../support/stage/log.cts';
import { Stage } from '../../support/stage';
import { createListeningStage, findRow, genuine, signed, store } from './listening';

let log: ReturnType<typeof captureLog>;
let now: jest.SpyInstance<number, []>;

beforeEach(() => {
	forgetReadings();
	log = captureLog();
	now = jest.spyOn(Date, 'now');
});

afterEach(() => {
	log.stop();
	now.mockRestore();
});

const warnings = () => log.lines.filter(({ level }) => level === 'warn');

/** A lookup of the provider would read the credential as well. */
const withoutLookups = { options: { includeProvider: false } };

/** What Argyle would sign a delivery with, if the node had made its subscription. */
const derive = (stage: Stage) => deriveSecret(stage.credentials.data, stage.webhookUrl) ?? '';

const sent = (stage: Stage) => signed(body, sign(body, derive(stage)));

const forged = signed(body, sign(body, 'a guess'));

describe('a genuine delivery is accepted', () => {
	it.each([
		['nothing is stored', {}],
		['an older secret is stored', store('cd'.repeat(32))],
		['a value of another type is stored', store(42)],
	])(
		'by the derived secret when %s, without a request [checklist 61, 82]',
		async (_what, staticData) => {
			const stage = createListeningStage({ staticData, parameters: withoutLookups });
			expect(findRow(await stage.deliver(sent(stage)))).toBe('run');
			expect(log.lines).toEqual([]);
		},
	);

	it('by the stored secret, without reading the credential', async () => {
		const stage = createListeningStage({ parameters: withoutLookups });
		expect(findRow(await stage.deliver(genuine(body)))).toBe('run');
		expect(stage.credentials.readings).toBe(0);
	});

	it('by the stored secret after the API key was rotated [checklist 63, 83]', async () => {
		const stage = createListeningStage({ staticData: {} });
		const delivery = sent(stage);
		const later = createListeningStage({ staticData: store(derive(stage)) });
		later.credentials.data.apiKeySecret = 'another key';
		expect(findRow(await later.deliver(delivery))).toBe('run');
	});
});

describe('a delivery that neither secret signed is refused', () => {
	it.each([null, '', '\t\r\n', 42, []])(
		'also when the stored one is %p, and it is signed with that [checklist 13]',
		async (stored) => {
			const stage = createListeningStage({ staticData: store(stored) });
			for (const key of ['', ' ', String(stored)]) {
				expect(findRow(await stage.deliver(signed(body, sign(body, key))))).toBe('unsigned');
			}
		},
	);

	it('with one warning an hour and webhook URL, that says what to do [checklist 97]', async () => {
		const webhookId = 'a8d1a8d1-93f8-4a0e-b1ae-1e7f0f6a6a30';
		const { data } = createListeningStage().credentials;
		const stage = new Stage({ credential: data, webhookId });
		const begin = Date.now();
		for (const [minutes, count] of [
			[0, 1],
			[1, 1],
			[59, 1],
			[60, 2],
		] as const) {
			now.mockReturnValue(begin + minutes * 60_000);
			expect(findRow(await stage.deliver(forged))).toBe('unsigned');
			expect(warnings()).toHaveLength(count);
		}
		expect(warnings()[0]?.text).toContain(stage.webhookUrl);
		expect(warnings()[0]?.text).toMatch(
			/Console.*used just now.*unpublish and publish the workflow/,
		);
		await new Stage({ credential: data, webhookId: `b${webhookId.slice(1)}` }).deliver(forged);
		expect(warnings()).toHaveLength(3);
	});
});

describe('while there is no derived secret', () => {
	const spoil: Array<[string, (stage: Stage) => void]> = [
		[
			'n8n can not read the credential',
			({ credentials }) => {
				credentials.getDecrypted = async () => {
					throw new Error('Credential with ID "1" does not exist');
				};
			},
		],
		['the API key is blank', ({ credentials }) => void (credentials.data.apiKeySecret = ' ')],
	];

	describe.each(spoil)('as %s', (_what, happen) => {
		it('Argyle gets a 503, and its retry is accepted [checklist 61, 84]', async () => {
			const stage = createListeningStage({ staticData: {} });
			const delivery = sent(stage);
			const spoiled = createListeningStage({ staticData: {} });
			happen(spoiled);
			expect(findRow(await spoiled.deliver(delivery))).toBe('no secret');
			now.mockReturnValue(Date.now() + 30_000);
			expect(findRow(await stage.deliver(delivery))).toBe('run');
		});

		it('what the stored secret signed is accepted [checklist 84]', async () => {
			const stage = createListeningStage();
			happen(stage);
			expect(findRow(await stage.deliver(genuine(body)))).toBe('run');
		});
	});
});

describe('a flood of forgeries', () => {
	it.each([
		['nothing is stored', {}],
		['a secret is stored', store()],
	])(
		'costs one reading of the credential in 10 s while %s [checklist 86]',
		async (_what, staticData) => {
			const stage = createListeningStage({ staticData });
			const begin = Date.now();
			const flood = async (after: number) => {
				now.mockReturnValue(begin + after);
				const answers = Array.from({ length: 1_500 }, async () => await stage.deliver(forged));
				expect(new Set((await Promise.all(answers)).map(findRow))).toEqual(new Set(['unsigned']));
				return stage.credentials.readings;
			};
			expect([await flood(0), await flood(9_999), await flood(10_000)]).toEqual([1, 1, 2]);
			expect(findRow(await stage.deliver(sent(stage)))).toBe('run');
		},
	);

	it('costs one reading of a credential that can not be read [checklist 86]', async () => {
		const stage = createListeningStage({ staticData: {} });
		stage.credentials.data.apiKeySecret = '';
		for (let count = 0; count < 100; count++) await stage.deliver(forged);
		expect(stage.credentials.readings).toBe(1);
	});

	it('has no effect after a publishing with another key', async () => {
		const stage = createListeningStage({ staticData: store() });
		await stage.deliver(forged);
		stage.credentials.data.apiKeySecret = 'another key';
		forgetReadings();
		expect(findRow(await stage.deliver(sent(stage)))).toBe('run');
	});
});

describe('while n8n listens for a test event', () => {
	const createTest = (staticData = {}) => {
		const { data } = createListeningStage().credentials;
		return new Stage({ credential: data, test: true, staticData });
	};

	it('a delivery before the secret is stored gets a 503 [checklist 84]', async () => {
		const stage = createTest();
		expect(findRow(await stage.deliver(sent(stage)))).toBe('no secret');
		expect(stage.credentials.readings).toBe(0);
	});

	it('only the secret of the test counts', async () => {
		const stage = createTest(store());
		expect(findRow(await stage.deliver(genuine(body, secret)))).toBe('run');
		expect(findRow(await stage.deliver(sent(createListeningStage())))).toBe('unsigned');
	});
});
