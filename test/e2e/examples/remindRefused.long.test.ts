import type { Reply } from '../../../tools/services/standIns/server.cts';
import { revoked } from '../../../tools/services/standIns/tokens.cts';
import { embedded } from './embedded';
import { readMails, readTexts } from './outbox';
import type { Changes } from './scene';
import { scene, useScene } from './scene';

const file = 'remind-by-text-and-mail.json';
const settings = {
	brand: 'Acme Lending',
	sms_from: '+15125550199',
	sms_consent: 'everyone',
	reply_to: 'help@example.com',
	team_email: 'team@example.com',
	from_hour: 0,
	to_hour: 24,
};

/** A wait that a test does not see the end of. */
const standStill = { 'Wait for the Next': { parameters: { amount: 1, unit: 'days' } } };

/** What Twilio answers (www.twilio.com/docs/api/errors). */
const refuse = (code: number, message: string): Reply => ({
	status: 400,
	body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status: 400 },
});

useScene();

let workflow: string;

const publish = async (changes: Changes = {}) =>
	await scene.publish(file, settings, { 'Argyle Trigger': embedded, ...changes });

const play = (errorCode: string) =>
	scene.argyle.playLogin({ errorCode, user: scene.addApplicant().id });

/** The access token has expired, and the refresh token as well. */
const revokeGmail = () => {
	scene.standIns.breakDown('gmail', Infinity, { status: 401, body: {} });
	scene.standIns.breakDown('tokens', Infinity, revoked);
};

/** The messages of the runs that have failed, the newest first. */
const failures = async (count = 1) =>
	(await scene.finish(workflow, count)).flatMap(({ status, data }) =>
		status === 'error' ? [data.resultData.error?.message] : [],
	);

describe("when Gmail's access has expired, and can't be renewed", () => {
	it('the applicant gets each SMS once although Argyle delivers again, and the run fails at the hand-over [checklist 172]', async () => {
		workflow = await publish();
		revokeGmail();
		await play('invalid_mfa').deliveries;
		await scene.repeat();

		expect(await failures(2)).toEqual([
			expect.stringMatching(/^Gmail refused the hand-over .*needs to be reconnected/),
		]);
		expect(readTexts(scene)).toHaveLength(3);
		expect(await readMails(scene)).toEqual([]);
	});

	it("the run fails immediately when it is the team's turn [checklist 172]", async () => {
		workflow = await publish();
		revokeGmail();
		play('trial_period_expired');

		expect(await failures()).toEqual([
			expect.stringMatching(/^Gmail refused the mail to your team .*needs to be reconnected/),
		]);
	});

	it('an access token that has only expired is renewed, and the mail goes out [checklist 171]', async () => {
		workflow = await publish(standStill);
		scene.standIns.breakDown('gmail', 1, { status: 401, body: {} });
		play('invalid_mfa');

		await scene.untilCalled('gmail', /send$/);

		expect(await readMails(scene)).toMatchObject([{ to: 'sarah@example.com' }]);
	});
});

it.each([
	['an invalid number', refuse(21211, "Invalid 'To' Phone Number: +1512555")],
	['a number that replied STOP', refuse(21610, 'Attempt to send to unsubscribed recipient')],
])(
	'when Twilio refuses %s, the applicant gets each email once although Argyle delivers again, and the hand-over says so [checklist 172]',
	async (_what, refusal) => {
		workflow = await publish();
		scene.standIns.breakDown('twilio', Infinity, refusal);
		await play('invalid_mfa').deliveries;
		await scene.repeat();

		await scene.finish(workflow, 2);

		const mails = await readMails(scene);
		expect(mails.filter(({ to }) => to === 'sarah@example.com')).toHaveLength(3);
		expect(mails.filter(({ to }) => to === 'team@example.com')).toMatchObject([
			{ text: expect.stringMatching(/Messages that went out: 3\nThe last SMS did not go out: /) },
		]);
	},
);
