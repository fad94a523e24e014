import { embedded } from './embedded';
import { scene, useScene } from './scene';

const alerting = { slack_channel: '#payroll', failures: 10, people: 5 };

const aDay = { parameters: { amount: 1, unit: 'days' } };

useScene(180_000);

const slackTexts = () => scene.standIns.calls('slack').map(({ body }) => String(body.text));

const play = async (item: string, count: number) => {
	for (let at = 0; at < count; at += 1) {
		const user = scene.addApplicant({ external_id: `p-${at}` }).id;
		await scene.argyle.playLogin({ errorCode: 'system_error', user, item }).deliveries;
	}
};

/** A provider of its own for each test, as the tables of the examples outlive one. */
const addProvider = (name: string) => scene.argyle.items.add({ name, kind: 'employer' }).id;

it('sends the texts of a muted provider when the mute is over [checklist 178]', async () => {
	const item = addProvider('Muted Mart');
	const until = Date.now() + 8_000;
	await scene.addTable('argyle_muted', [{ provider_id: item, period: 1, until }]);
	await scene.publish(
		'remind-by-text-and-mail.json',
		{
			...{ brand: 'Acme', sms_from: '+15125550199', sms_consent: 'everyone', from_hour: 0 },
			...{ reply_to: 'help@example.com', team_email: 'team@example.com', to_hour: 24 },
		},
		{ ...{ 'Argyle Trigger': embedded }, 'Wait for the Next': aDay },
	);
	await play(item, 1);

	await scene.untilCalled('twilio', /Messages\.json$/);

	expect(Date.now()).toBeGreaterThanOrEqual(until);
});

it('sends one alert instead of forty [checklist 178]', async () => {
	// Alerts are counted by periods of this length: a long one does not end within the test.
	const workflow = await scene.publish('failures-per-provider.json', {
		...alerting,
		mute_hours: 1000,
	});
	await play(addProvider('Broken Bank'), 40);

	await scene.finish(workflow, 40);

	expect(slackTexts()).toHaveLength(1);
	expect(slackTexts()[0]).toMatch(/\d\d failed logins of \d+ people in 30 minutes/);
});

it('sends a digest of the day: failures per provider, and who recovered [checklist 178]', async () => {
	const workflow = await scene.publish('failures-per-provider.json', { slack_channel: '#payroll' });
	const [one, other] = [addProvider('One'), addProvider('Other')];
	await play(one, 3);
	const user = scene.addApplicant().id;
	const { account, deliveries } = scene.argyle.playLogin({
		errorCode: 'invalid_mfa',
		user,
		item: other,
	});
	await deliveries;
	await scene.argyle.playLogin({ account: account.id, errorCode: null }).deliveries;
	await scene.finish(workflow, 5);

	await scene.rest.listenForTestEvent(workflow, 'Every Morning');
	await scene.untilCalled('slack', /postMessage$/);

	const [digest = ''] = slackTexts();
	expect(digest).toMatch(/^\d+ failed logins since yesterday, 1 recovered\.\n/);
	expect(digest).toContain('One: 3');
	expect(digest).toContain('Other: 1');
});

it('sends the alert when Slack is up again [checklist 171]', async () => {
	const workflow = await scene.publish('failures-per-provider.json', {
		...alerting,
		failures: 2,
		people: 2,
	});
	scene.standIns.breakDown('slack', 3);
	await play(addProvider('Quiet Co'), 2);

	await scene.finish(workflow, 2);

	expect(slackTexts()).toHaveLength(1);
});
