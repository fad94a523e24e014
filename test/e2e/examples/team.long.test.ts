import { scene, useScene } from './scene';

const settings = { slack_channel: '#payroll' };

useScene();

let workflow: string;

const slackTexts = () =>
	scene.standIns.calls('slack').map(({ body }) => String(body.text ?? JSON.stringify(body.blocks)));

const play = (errorCode = 'invalid_mfa') =>
	scene.argyle.playLogin({ errorCode, user: scene.addApplicant().id });

describe('examples/slack-buttons.json', () => {
	const file = 'slack-buttons.json';

	it('sends the link again when somebody presses the button [checklist 177]', async () => {
		workflow = await scene.publish(file, settings);
		const { user } = play();
		const invite = scene.argyle.invites.add({ user: user.id });
		await scene.press(workflow, 'Send the link again');

		await scene.finish(workflow);

		expect(scene.argyle.requestsTo('POST', new RegExp(`/invites/${invite.id}`))).toHaveLength(1);
		expect(slackTexts().at(-1)).toBe('The link went out again to Sarah.');
	});

	it('says so when there is no invite to send again [checklist 177]', async () => {
		workflow = await scene.publish(file, settings);
		play();
		await scene.press(workflow, 'Send the link again');

		await scene.finish(workflow);

		expect(slackTexts().at(-1)).toMatch(/^The link could not be sent again to Sarah/);
	});

	it('asks once, although Slack was down and the failure was delivered twice, and does nothing on Ignore [checklist 171, 177]', async () => {
		workflow = await scene.publish(file, settings);
		scene.standIns.breakDown('slack', 1);
		await play().deliveries;
		await scene.untilCalled('slack', /postMessage$/);
		await scene.repeat();
		await scene.press(workflow, 'Ignore');

		await scene.finish(workflow, 2);

		expect(slackTexts()).toHaveLength(1);
		expect(scene.argyle.requestsTo('POST', /\/invites\//)).toEqual([]);
	});
});

describe('examples/failures-per-provider.json', () => {
	const file = 'failures-per-provider.json';

	it('sends one alert for a provider at which many fail, and mutes its texts [checklist 178]', async () => {
		workflow = await scene.publish(file, { ...settings, failures: 4, people: 3 });
		const [item] = scene.argyle.items.list();
		for (let count = 0; count < 6; count += 1) {
			const user = scene.addApplicant({ external_id: `a-${count}` }).id;
			await scene.argyle.playLogin({ errorCode: 'system_error', user, item: item?.id }).deliveries;
		}

		await scene.finish(workflow, 6);

		expect(slackTexts()).toEqual([expect.stringContaining('failed logins of')]);
	});

	it('counts a failure that was delivered twice once, and sends no alert for one person who fails again and again [checklist 178]', async () => {
		workflow = await scene.publish(file, { ...settings, failures: 2, people: 2 });
		const [, item] = scene.argyle.items.list();
		const user = scene.addApplicant().id;
		for (let count = 0; count < 2; count += 1) {
			await scene.argyle.playLogin({ errorCode: 'invalid_mfa', user, item: item?.id }).deliveries;
			await scene.repeat();
		}

		await scene.finish(workflow, 4);

		expect(slackTexts()).toEqual([]);
	});
});

describe('examples/subscription-watch.json', () => {
	const file = 'subscription-watch.json';
	const url = 'https://n8n.example.com/webhook/1/webhook';

	const look = async () => {
		const { id } = await scene.importExample(file, { ...settings, webhook_url: url });
		await scene.rest.listenForTestEvent(id, 'Once an Hour');
		await scene.finish(id);
		workflow = id;
		return slackTexts();
	};

	it('is silent while the subscription delivers failures [checklist 180]', async () => {
		scene.argyle.webhooks.add({ url, events: ['accounts.failed'] });
		expect(await look()).toEqual([]);
	});

	it('says that it is gone [checklist 49, 180]', async () => {
		expect(await look()).toEqual([expect.stringContaining('is gone')]);
	});

	it('says that it was changed [checklist 49, 180]', async () => {
		scene.argyle.webhooks.add({ url, events: ['accounts.added'] });
		expect(await look()).toEqual([expect.stringContaining('changed the webhook subscription')]);
	});
});
