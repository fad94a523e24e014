import { judgeDelivery } from '../../../nodes/Argyle/trigger/delivery/secrets';
import { deriveSecret, forgetReadings } from '../../../nodes/Argyle/trigger/derivedSecret';
import { body, secret, sign } from '../../support/sample';
import { captureLog } from '../../support/stage/log.cts';
import { Stage } from '../../support/stage';
import { createListeningStage, store } from './listening';

let log: ReturnType<typeof captureLog>;

beforeEach(() => {
	forgetReadings();
	log = captureLog();
});

afterEach(() => log.stop());

const judge = async (stage: Stage, key: string, changes: { url?: undefined } = {}) => {
	const context = stage.listen({ rawBody: body });
	if ('url' in changes) context.getNodeWebhookUrl = () => undefined;
	return await judgeDelivery(context, body, sign(body, key));
};

const derive = (stage: Stage) => deriveSecret(stage.credentials.data, stage.webhookUrl) ?? '';

describe('the verdict on a delivery', () => {
	it('is "genuine" if the stored secret signed it', async () => {
		expect(await judge(createListeningStage(), secret)).toBe('genuine');
	});

	it('is "genuine" if the derived secret signed it', async () => {
		const stage = createListeningStage();
		expect(await judge(stage, derive(stage))).toBe('genuine');
	});

	it('is "forged" if neither secret signed it', async () => {
		expect(await judge(createListeningStage(), 'a guess')).toBe('forged');
	});

	it('is "forged" while n8n listens for a test event, if the secret of the test did not sign it', async () => {
		const { data } = createListeningStage().credentials;
		const test = new Stage({ credential: data, test: true, staticData: store() });
		expect(await judge(test, derive(test))).toBe('forged');
	});

	it('is "unknown" for a node without a credential', async () => {
		const stage = createListeningStage({ staticData: {} });
		stage.node.credentials = undefined;
		expect(await judge(stage, derive(stage))).toBe('unknown');
	});

	it('is "unknown" without a webhook URL to derive a secret from, and the credential is not read', async () => {
		const stage = createListeningStage({ staticData: {} });
		expect(await judge(stage, derive(stage), { url: undefined })).toBe('unknown');
		expect(stage.credentials.readings).toBe(0);
	});
});

describe('the credential', () => {
	let now: jest.SpyInstance<number, []>;
	beforeEach(() => void (now = jest.spyOn(Date, 'now')));
	afterEach(() => now.mockRestore());

	it('is read again for another webhook, another credential and another stored secret', async () => {
		const readings = async (change: (stage: Stage) => void) => {
			const stage = createListeningStage({ staticData: {} });
			change(stage);
			await judge(stage, 'a guess');
			return stage.credentials.readings;
		};
		const changes: Array<(stage: Stage) => void> = [
			() => undefined,
			({ node }) => void (node.webhookId = 'b8d1a8d1-93f8-4a0e-b1ae-1e7f0f6a6a30'),
			({ node }) => void (node.credentials = { argyleApi: { id: '2', name: 'Argyle' } }),
			({ staticData }) => void (staticData.webhookSecret = secret),
		];
		for (const change of changes) {
			expect([await readings(change), await readings(change)]).toEqual([1, 0]);
		}
	});

	it('is read again after the system clock was set back', async () => {
		const stage = createListeningStage({ staticData: {} });
		const begin = Date.now();
		for (const [at, readings] of [
			[begin, 1],
			[begin - 3_600_000, 2],
		] as const) {
			now.mockReturnValue(at);
			await judge(stage, 'a guess');
			expect(stage.credentials.readings).toBe(readings);
		}
	});

	it('that n8n can not read is a warning with the reason', async () => {
		const stage = createListeningStage({ staticData: {} });
		stage.credentials.getDecrypted = async () => {
			throw new Error('Credential with ID "1" does not exist');
		};
		expect(await judge(stage, 'a guess')).toBe('unknown');
		expect(log.lines).toEqual([
			{
				level: 'warn',
				text: expect.stringMatching(/could not read its credential: .*does not exist/),
			},
		]);
	});
});
