import { embedded } from './embedded';
import { readMails, readTexts } from './outbox';
import type { Changes } from './scene';
import { scene, useScene } from './scene';

const file = 'remind-by-text-and-mail.json';
const settings = {
	brand: 'Acme Lending',
	sms_from: '+15125550199',
	sms_consent: 'sms_ok',
	reply_to: 'help@example.com',
	team_email: 'team@example.com',
	from_hour: 0,
	to_hour: 24,
};
const agreed = { external_metadata: { sms_ok: true } };

useScene();

let workflow: string;

const texts = () => readTexts(scene);
const mails = async () => await readMails(scene);
const mailsTo = async (to: string) => (await mails()).filter((mail) => mail.to.includes(to));

const addApplicant = (more: Record<string, unknown> = agreed) => scene.addApplicant(more).id;

const publish = async (more: Partial<typeof settings> = {}, changes: Changes = {}) =>
	await scene.publish(file, { ...settings, ...more }, { 'Argyle Trigger': embedded, ...changes });

it('writes to the applicant and to the team where both have to act [checklist 174]', async () => {
	workflow = await publish();
	scene.argyle.playLogin({ errorCode: 'insufficient_account_data', user: addApplicant() });

	await scene.finish(workflow);

	expect(texts()).toHaveLength(3);
	expect(texts()[0]).not.toMatch(/https:/);
	expect(await mailsTo('team@example.com')).toMatchObject([
		{ subject: expect.stringMatching(/^Payroll connection of Sarah/) },
		{ subject: expect.stringMatching(/^Please call Sarah/) },
	]);
});

it('writes to the team, and never "your link" without one, when there is no link [checklist 175]', async () => {
	workflow = await scene.publish(file, settings);
	scene.argyle.playLogin({ errorCode: 'invalid_mfa', user: addApplicant() });

	await scene.finish(workflow);

	expect([...texts(), ...(await mailsTo('sarah@example.com'))]).toEqual([]);
	expect(await mailsTo('team@example.com')).toMatchObject([
		{ text: expect.stringContaining('Argyle has no link for them') },
	]);
});

it('texts nobody who did not agree to it, and writes an e-mail instead [checklist 175]', async () => {
	workflow = await publish();
	scene.argyle.playLogin({ errorCode: 'invalid_mfa', user: addApplicant({}) });

	await scene.finish(workflow);

	expect(texts()).toEqual([]);
	expect(await mailsTo('sarah@example.com')).toHaveLength(3);
});

it('stops when the applicant has connected another account [checklist 173]', async () => {
	const slow = { 'Wait for the Next': { parameters: { amount: 4, unit: 'seconds' } } };
	workflow = await publish({}, slow);
	const user = addApplicant();
	scene.argyle.playLogin({ errorCode: 'invalid_mfa', user });
	await scene.untilCalled('gmail', /send$/);
	scene.argyle.playLogin({ errorCode: null, user });

	await scene.finish(workflow);

	expect(texts()).toHaveLength(1);
	expect(await mailsTo('team@example.com')).toEqual([]);
});

it('continues for somebody who had connected another account before [checklist 173]', async () => {
	workflow = await publish();
	const user = addApplicant();
	scene.argyle.playLogin({ errorCode: null, user });
	scene.argyle.playLogin({ errorCode: 'invalid_mfa', user });

	await scene.finish(workflow);

	expect(texts()).toHaveLength(3);
});

it('hands over immediately, with the real count, when every message is refused [checklist 172]', async () => {
	workflow = await publish();
	const refusal = { status: 400, body: { message: 'The number is not a valid phone number' } };
	scene.standIns.breakDown('twilio', 99, refusal);
	scene.argyle.playLogin({
		errorCode: 'invalid_mfa',
		user: addApplicant({ ...agreed, email: null }),
	});

	await scene.finish(workflow);

	expect(await mailsTo('team@example.com')).toMatchObject([
		{ text: expect.stringMatching(/Messages that went out: 0\nThe last SMS did not go out: /) },
	]);
});

it('stops a run immediately when Gmail refuses the mail to the team, and says so [checklist 172]', async () => {
	workflow = await publish();
	scene.standIns.breakDown('gmail', 99, { status: 403, body: { error: 'insufficient scope' } });
	scene.argyle.playLogin({ errorCode: 'trial_period_expired', user: addApplicant() });

	const [execution] = await scene.finish(workflow);

	expect(execution?.data.resultData.error?.message).toMatch(/^Gmail refused the mail to your team/);
});
