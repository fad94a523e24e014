import nock from 'nock';
import { Stage } from '../../support/stage';
import { beforeEachRequest } from './requests';
import { readRefusal } from './scene';

const baseUrl = 'https://argyle.example.com';

/** What a request to Argyle can die of before it arrives, by Node's code. */
const deaths: Array<[code: string, message: RegExp]> = [
	['ENOTFOUND', /host argyle\.example\.com could not be found.*DNS/],
	['EAI_AGAIN', /host argyle\.example\.com could not be found.*DNS/],
	['ECONNREFUSED', /Nothing answers at argyle\.example\.com.*may connect/],
	['CERT_HAS_EXPIRED', /secure connection .*could not be made.*certificates/],
	['DEPTH_ZERO_SELF_SIGNED_CERT', /secure connection .*could not be made.*certificates/],
	['SELF_SIGNED_CERT_IN_CHAIN', /secure connection .*could not be made.*certificates/],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /secure connection .*could not be made.*certificates/],
	['ERR_TLS_CERT_ALTNAME_INVALID', /secure connection .*could not be made.*certificates/],
	['ETIMEDOUT', /did not answer in time.*Try again/],
	['ECONNRESET', /connection to argyle\.example\.com was lost.*Try again/],
	['EPIPE', /connection to argyle\.example\.com was lost.*Try again/],
];

describe('when a request dies', () => {
	const credential = { environment: 'custom', baseUrl, apiKeyId: 'id', apiKeySecret: 'key-secret' };
	const die = (code: string) => Object.assign(new Error(`${code} somewhere`), { code });

	beforeAll(() => {
		nock.disableNetConnect();
	});
	afterEach(() => nock.cleanAll());
	afterAll(() => {
		nock.enableNetConnect();
		nock.restore();
	});

	it.each(deaths)(
		'of %s, publishing fails with the cause and the next step, and stores nothing [checklist 57]',
		async (code, wanted) => {
			const list = nock(baseUrl).get('/v2/webhooks').query(true);
			list.times(2).replyWithError(die(code));
			const stage = new Stage({ credential });

			const message = await readRefusal(stage.publish());

			expect(message).toMatch(wanted);
			expect(message).not.toContain('key-secret');
			expect(stage.staticData).toEqual({});
		},
	);

	it.each(deaths)(
		'of %s, a subscription that may have been made is looked for [checklist 56, 57]',
		async (code, wanted) => {
			const argyle = nock(baseUrl);
			const listed = argyle.get('/v2/webhooks').query(true).times(2);
			listed.reply(200, { next: null, previous: null, results: [] });
			argyle.post('/v2/webhooks').replyWithError(die(code));
			const stage = new Stage({ credential });

			const message = await readRefusal(stage.publish());

			expect(message).toMatch(/^The webhook was not registered\. /);
			expect(message).toMatch(wanted);
			expect(message).toContain(stage.webhookUrl);
			expect(nock.isDone()).toBe(true);
		},
	);

	it('nothing is waited for longer than 15 s', async () => {
		nock(baseUrl).get('/v2/webhooks').query(true).times(2).replyWithError(die('ECONNRESET'));
		const stage = new Stage({ credential });
		const waits = new Set<unknown>();
		beforeEachRequest(stage, ({ timeout }) => void waits.add(timeout));

		await readRefusal(stage.publish());

		expect([...waits]).toEqual([15_000]);
	});
});
