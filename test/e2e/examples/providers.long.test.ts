import { embedded } from './embedded';
import type { Scene } from './scene';
import { openScene } from './scene';

jest.setTimeout(180_000);

const alerting = { slack_channel: '#payroll', failures: 10, people: 5 };

let scene: Scene;
const workflows: string[] = [];

beforeAll(async () => {
	scene = await openScene();
}, 300_000);

afterEach(async () => {
	for (const workflow of workflows.splice(0)) await scene.reset(workflow);
});

afterAll(async () => await scene.close());

const publish = async (...args: Parameters<Scene['publish']>) => {
	const workflow = await scene.publish(...args);
	workflows.push(workflow);
	return workflow;
};

const slackTexts = () => scene.standIns.calls('slack').map(({ body }) => String(body.text));

const play = async (item: string, count: number) => {
	for (let at = 0; at < count; at += 1) {
		const user = scene.addApplicant({ external_id: `p-${at}` }).id;
		await scene.argyle.playLogin({ errorCode: 'system_error', user, item }).deliveries;
	}
};

const itemAt = (index: number) => scene.argyle.items.list()[index]?.id ?? '';

it('sends one alert instead of forty, and the texts come back when the mute is over', async () => {
	const providers = await publish('failures-per-provider.json', {
		...alerting,
		// A mute of five seconds.
		mute_hours: 5 / 3600,
	});
	await play(itemAt(0), 40);
	await scene.finish(providers, 40);
	const remind = await publish(
		'remind-by-text-and-mail.json',
		{
			...{ brand: 'Acme', sms_from: '+15125550199', sms_consent: 'everyone' },
			...{
				reply_to: 'help@example.com',
				team_email: 'team@example.com',
				from_hour: 0,
				to_hour: 24,
			},
		},
		{
			'Argyle Trigger': embedded,
			'Wait for the Next': { parameters: { amount: 1, unit: 'days' } },
		},
	);
	await play(itemAt(0), 1);
	await scene.untilCalled('twilio', /Messages\.json$/);

	expect(slackTexts()).toHaveLength(1);
	expect(slackTexts()[0]).toMatch(/1\d failed logins of \d+ people in 30 minutes/);
	expect(await scene.rest.listExecutions(remind)).toHaveLength(1);
});

it('sends a digest of the day: failures per provider, and who recovered', async () => {
	const workflow = await publish('failures-per-provider.json', { slack_channel: '#payroll' });
	const [one, other] = [itemAt(1), itemAt(2)];
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
	const nameOf = (id: string) => scene.argyle.items.list().find((item) => item.id === id)?.name;
	expect(digest).toMatch(/^\d+ failed logins since yesterday, 1 recovered\.\n/);
	expect(digest).toContain(`${nameOf(one)}: 3`);
	expect(digest).toContain(`${nameOf(other)}: 1`);
});

it('sends the alert when Slack is up again', async () => {
	const workflow = await publish('failures-per-provider.json', {
		...alerting,
		failures: 2,
		people: 2,
	});
	scene.standIns.breakDown('slack', 3);
	await play(itemAt(3), 2);

	await scene.finish(workflow, 2);

	expect(slackTexts()).toHaveLength(1);
});
