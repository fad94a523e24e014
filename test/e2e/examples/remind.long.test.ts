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
const standStill = { parameters: { amount: 1, unit: 'days' } };

useScene();

let workflow: string;

const texts = () => readTexts(scene);
const mails = async () => await readMails(scene);
const mailsTo = async (to: string) => (await mails()).filter((mail) => mail.to.includes(to));

const publish = async (more: Partial<typeof settings> = {}, changes: Changes = {}) =>
	await scene.publish(file, { ...settings, ...more }, { 'Argyle Trigger': embedded, ...changes });

const play = (errorCode = 'invalid_mfa', more: Record<string, unknown> = {}) =>
	scene.argyle.playLogin({ errorCode, user: scene.addApplicant(more).id });

it('writes three times by text and mail, and then hands over to a human [checklist 174]', async () => {
	workflow = await publish();
	play();

	await scene.finish(workflow);

	expect(texts()).toHaveLength(3);
	expect(new Set(texts()).size).toBe(1);
	expect(texts()[0]).toMatch(/^Acme Lending: That security code didn't match\./);
	expect(texts()[0]).toMatch(/Reply STOP to opt out$/);
	expect(await mailsTo('sarah@example.com')).toHaveLength(3);
	expect((await mailsTo('sarah@example.com'))[0]).toMatchObject({
		subject: expect.stringMatching(/^One more step to connect your .*payroll$/),
		text: expect.stringMatching(/^Hi Sarah,\n\nThe security code didn't match\./),
	});
	expect(await mailsTo('team@example.com')).toEqual([
		expect.objectContaining({
			subject: expect.stringMatching(/^Please call Sarah/),
			text: expect.stringMatching(
				/Messages that went out: 3\n[^]*Phone: \+15125550100\nE-mail: sarah@example\.com\nYour ID: applicant-4711/,
			),
		}),
	]);
});

it('stops when the applicant has connected [checklist 173]', async () => {
	const slow = { 'Wait for the Next': { parameters: { amount: 4, unit: 'seconds' } } };
	workflow = await publish({}, slow);
	const { account } = play();
	await scene.untilCalled('gmail', /send$/);
	scene.argyle.playLogin({ account: account.id, errorCode: null });

	await scene.finish(workflow);

	expect(texts()).toHaveLength(1);
	expect(await mails()).toHaveLength(1);
});

it('gives somebody who tries again one series, about the newer failure [checklist 173]', async () => {
	const slow = { 'Give Them a Few Minutes': { parameters: { amount: 4, unit: 'seconds' } } };
	workflow = await publish({}, slow);
	const { account, deliveries } = play();
	await deliveries;
	await scene.argyle.playLogin({ account: account.id, errorCode: 'mfa_timeout' }).deliveries;

	await scene.finish(workflow, 2);

	expect(texts()).toHaveLength(3);
	expect(texts().filter((text) => text.includes('security code'))).toEqual([]);
});

it('writes by mail when Twilio is down, and nothing twice after a second delivery [checklist 171]', async () => {
	workflow = await publish({}, { 'Wait for the Next': standStill });
	scene.standIns.breakDown('twilio', 3);
	await play().deliveries;
	await scene.untilCalled('gmail', /send$/);

	await scene.repeat();
	await scene.finish(workflow);

	expect(texts()).toEqual([]);
	expect(await mailsTo('sarah@example.com')).toHaveLength(1);
});

it('writes as soon as one service is up again when both were down [checklist 171]', async () => {
	workflow = await publish({}, { 'Wait for the Next': standStill });
	scene.standIns.breakDown('twilio', 6);
	scene.standIns.breakDown('gmail', 3);
	play();

	await scene.untilCalled('gmail', /send$/);

	expect(texts()).toEqual([]);
	expect(await mailsTo('sarah@example.com')).toHaveLength(1);
});

it("writes to the team, and not the applicant, when it is the team's turn, although Gmail was down [checklist 171]", async () => {
	workflow = await publish();
	scene.standIns.breakDown('gmail', 3);
	await play('trial_period_expired').deliveries;

	await scene.untilCalled('gmail', /send$/);
	await scene.repeat();
	await scene.finish(workflow, 2);

	expect(await mails()).toEqual([
		expect.objectContaining({
			to: expect.stringContaining('team@example.com'),
			text: expect.stringMatching(/^Contact Argyle to move to a paid plan/),
		}),
	]);
	expect(texts()).toEqual([]);
});

it('sends good news once, without a link, a reminder or a hand-over [checklist 174]', async () => {
	workflow = await publish();
	play('existing_account_found');

	await scene.finish(workflow);

	expect(texts()).toEqual([
		expect.stringMatching(/^Acme Lending: Good news: .* already connected\. [^:]*opt out$/),
	]);
	expect(await mails()).toHaveLength(1);
});

it("waits for the morning in the applicant's own time zone [checklist 175]", async () => {
	workflow = await publish({ from_hour: 8, to_hour: 21 });
	// Wherever it is night now: 0:30 at noon UTC, 12 hours away, and so on.
	const offset = (24 - new Date().getUTCHours()) % 24;
	const zone = offset <= 12 ? `Etc/GMT-${offset}` : `Etc/GMT+${24 - offset}`;
	play('invalid_mfa', { external_metadata: { time_zone: zone } });

	const waiting = await scene.untilWaiting(workflow, 'Wait Until Morning');

	expect(waiting.hours).toBeGreaterThan(6.9);
	expect(waiting.hours).toBeLessThan(8.1);
	expect([...texts(), ...(await mails())]).toEqual([]);
});

it('prefers the wording of the Data Table, by code and language [checklist 174]', async () => {
	const text = {
		subject: 'Un paso más',
		message: 'El código no coincide.',
		sms: 'Ese codigo no va.',
	};
	await scene.addTable('argyle_texts', [{ error_code: 'invalid_mfa', language: 'es', ...text }]);
	workflow = await publish({}, { 'Wait for the Next': standStill });
	play('invalid_mfa', { external_metadata: { language: 'es' } });

	await scene.untilCalled('gmail', /send$/);

	expect(texts()[0]).toMatch(/^Acme Lending: Ese codigo no va\./);
	expect((await mails())[0]).toMatchObject({ subject: 'Un paso más' });
});

it('holds its texts back while their provider is muted [checklist 178]', async () => {
	const until = Date.now() + 3_600_000;
	const [item] = scene.argyle.items.list();
	await scene.addTable('argyle_muted', [{ provider_id: item?.id ?? '', period: 1, until }]);
	workflow = await publish({}, { 'Wait an Hour': standStill });
	scene.argyle.playLogin({
		errorCode: 'invalid_mfa',
		user: scene.addApplicant().id,
		item: item?.id,
	});

	await scene.untilWaiting(workflow, 'Wait an Hour');

	expect([...texts(), ...(await mails())]).toEqual([]);
});
