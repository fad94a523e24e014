import { revoked } from '../../../tools/services/standIns/tokens.cts';
import { scene, useScene } from './scene';

useScene();

let workflow: string;

const play = (errorCode: string) =>
	scene.argyle.playLogin({ errorCode, user: scene.addApplicant().id });

/** The message of the newest run, which has failed. */
const failure = async () => {
	const [execution] = await scene.finish(workflow);
	expect(execution?.status).toBe('error');
	return execution?.data.resultData.error?.message;
};

describe('what a service refuses is not tried again', () => {
	it('HubSpot: the run fails immediately, with what HubSpot says [checklist 172]', async () => {
		workflow = await scene.publish('hubspot-deal.json', { deal_property: 'no_such_property' });
		const message = 'Property "no_such_property" does not exist';
		const contact = scene.standIns.hubspot.add('contacts', { email: 'sarah@example.com' });
		scene.standIns.hubspot.add('deals', { dealname: 'Loan' }, [contact.id]);
		scene.standIns.breakDown('hubspot', 99, { status: 400, body: { message } });
		play('trial_period_expired');

		expect(await failure()).toMatch(/^HubSpot refused the status of account .*no_such_property/);
	});

	it('HubSpot, whose token is revoked: the run fails immediately [checklist 172]', async () => {
		workflow = await scene.publish('hubspot-deal.json', { deal_property: 'payroll_status' });
		const message = 'Authentication credentials not found.';
		const body = { status: 'error', message, category: 'INVALID_AUTHENTICATION' };
		scene.standIns.breakDown('hubspot', 99, { status: 401, body });
		play('trial_period_expired');

		expect(await failure()).toMatch(/^HubSpot refused /);
	});

	it('Salesforce: the run fails immediately, with what Salesforce says [checklist 172]', async () => {
		workflow = await scene.publish('salesforce-opportunity.json', {
			opportunity_field: 'Nope__c',
		});
		const body = [{ message: 'No such column Nope__c', errorCode: 'INVALID_FIELD' }];
		scene.standIns.breakDown('salesforce', 99, { status: 400, body });
		play('trial_period_expired');

		expect(await failure()).toMatch(/^Salesforce refused the status of account /);
	});

	it('Salesforce, whose access is revoked: the run fails immediately, with what n8n says [checklist 172]', async () => {
		const settings = { opportunity_field: 'Payroll_Status__c' };
		workflow = await scene.publish('salesforce-opportunity.json', settings);
		scene.standIns.breakDown('salesforce', 99, { status: 401, body: {} });
		scene.standIns.breakDown('tokens', 99, revoked);
		play('trial_period_expired');

		expect(await failure()).toMatch(/^Salesforce refused the status .*needs to be reconnected/);
	});

	it('Slack: the run fails immediately, with what Slack says [checklist 172]', async () => {
		workflow = await scene.publish('slack-buttons.json', { slack_channel: '#payroll' });
		const body = { ok: false, error: 'not_in_channel' };
		scene.standIns.breakDown('slack', 99, { status: 200, body });
		play('invalid_mfa');

		expect(await failure()).toMatch(/^Slack refused the message about account .*not_in_channel/);
	});
});

describe('the steps take one item', () => {
	it('a rehearsal with all pinned samples stops, so that no sample gets the message of another [checklist 181]', async () => {
		const file = 'hubspot-deal.json';
		const example = scene.read(file);
		({ id: workflow } = await scene.importExample(file, { deal_property: 'payroll_status' }));
		expect(example.nodes.map(({ name }) => name)).toContain('Fill In Settings');
		await scene.rest.listenForTestEvent(workflow, 'Argyle Trigger');

		expect(await failure()).toMatch(/^This run has 4 items, and the steps take one\./);
		expect(scene.standIns.calls('hubspot')).toEqual([]);
	});
});
