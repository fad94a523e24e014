import type { Scene } from './scene';
import { scene, useScene } from './scene';

useScene();

let workflow: string;

const play = (errorCode: string) =>
	scene.argyle.playLogin({
		errorCode,
		user: scene.addApplicant({ email: "o'neil@example.com" }).id,
	});

/** A login of an account that failed, and now succeeds. */
const connect = (account: string) => scene.argyle.playLogin({ account, errorCode: null });

describe('examples/hubspot-deal.json', () => {
	const file = 'hubspot-deal.json';
	const settings = { deal_property: 'payroll_status' };
	const { records, add } = lazyHubspot();

	const addDeal = () => {
		const contact = add('contacts', { email: "o'neil@example.com" });
		return add('deals', { dealname: 'Loan', hubspot_owner_id: '7' }, [contact.id]);
	};

	it("writes the failure's title on the open deal, and no task when it is the applicant's turn [checklist 176]", async () => {
		const deal = addDeal();
		workflow = await scene.publish(file, settings);
		play('invalid_mfa');

		await scene.finish(workflow);

		expect(deal.properties.payroll_status).toBe('Security code did not match');
		expect(records().tasks).toEqual([]);
	});

	it('gives the owner one task when the team has to act, although HubSpot was down and the failure was delivered twice [checklist 171, 176]', async () => {
		const deal = addDeal();
		workflow = await scene.publish(file, settings);
		scene.standIns.breakDown('hubspot', 2);
		const { account, deliveries } = play('trial_period_expired');
		await deliveries;
		await scene.untilCalled('hubspot', /tasks$/);

		await scene.repeat();
		await scene.finish(workflow, 2);

		expect(deal.properties.payroll_status).toBe('Your Argyle trial has ended');
		expect(records().tasks).toEqual([
			expect.objectContaining({
				associations: [deal.id],
				properties: expect.objectContaining({
					hs_task_subject: `Payroll login needs your team (account ${account.id})`,
					hubspot_owner_id: '7',
				}),
			}),
		]);
	});

	it('writes the status when HubSpot is up again, although the row of the failure is forgotten by then [checklist 170, 171]', async () => {
		const deal = addDeal();
		const name = 'Done for Now';
		const node = scene.read(file).nodes.find((one) => one.name === name);
		const filters = { conditions: [{ keyName: 'id', condition: 'eq', keyValue: '0' }] };
		workflow = await scene.publish(file, settings, {
			[name]: { parameters: { ...node?.parameters, filters } },
		});
		scene.standIns.breakDown('hubspot', 1);
		play('invalid_mfa');

		await scene.finish(workflow);

		expect(deal.properties.payroll_status).toBe('Security code did not match');
	});

	it('closes the task and the status when the applicant connects [checklist 176]', async () => {
		const deal = addDeal();
		workflow = await scene.publish(file, settings);
		const { account } = play('trial_period_expired');
		await scene.finish(workflow);
		connect(account.id);

		await scene.finish(workflow, 2);

		expect(deal.properties.payroll_status).toBe('Connected');
		expect(records().tasks.map(({ properties }) => properties.hs_task_status)).toEqual([
			'COMPLETED',
		]);
	});

	it('says which applicant has no open deal [checklist 176]', async () => {
		workflow = await scene.publish(file, settings);
		play('invalid_mfa');

		const [execution] = await scene.finish(workflow);

		expect(execution?.data.resultData.error?.message).toBe(
			"HubSpot has no open deal for o'neil@example.com: Security code did not match",
		);
	});

	it('refuses to run while Settings holds a placeholder [checklist 168]', async () => {
		workflow = await scene.publish(file);
		play('invalid_mfa');

		const [execution] = await scene.finish(workflow);

		expect(execution?.data.resultData.error?.message).toBe(
			'Open the node Settings and replace: deal_property',
		);
		expect(scene.standIns.calls('hubspot')).toEqual([]);
	});
});

describe('examples/salesforce-opportunity.json', () => {
	const file = 'salesforce-opportunity.json';
	const settings = { opportunity_field: 'Payroll_Status__c' };

	const addOpportunity = () => {
		const { opportunities } = scene.standIns.salesforce;
		opportunities.push({ Id: '0061', OwnerId: '0051', Name: 'Loan', email: "o'neil@example.com" });
		return opportunities;
	};

	it('gives the owner one task, although Salesforce was down and the failure was delivered twice [checklist 171, 176]', async () => {
		const opportunities = addOpportunity();
		workflow = await scene.publish(file, settings);
		scene.standIns.breakDown('salesforce', 2);
		const { account, deliveries } = play('trial_period_expired');
		await deliveries;
		await scene.untilCalled('salesforce', /task$/i);

		await scene.repeat();
		await scene.finish(workflow, 2);

		expect(opportunities[0]).toMatchObject({ Payroll_Status__c: 'Your Argyle trial has ended' });
		expect(scene.standIns.salesforce.tasks).toEqual([
			expect.objectContaining({
				Subject: `Payroll login needs your team (account ${account.id})`,
				WhatId: '0061',
				OwnerId: '0051',
			}),
		]);
	});

	it('closes the task and the status when the applicant connects [checklist 176]', async () => {
		const opportunities = addOpportunity();
		workflow = await scene.publish(file, settings);
		const { account } = play('trial_period_expired');
		await scene.finish(workflow);
		connect(account.id);

		await scene.finish(workflow, 2);

		expect(opportunities[0]).toMatchObject({ Payroll_Status__c: 'Connected' });
		expect(scene.standIns.salesforce.tasks).toMatchObject([{ Status: 'Completed' }]);
	});
});

/** The stand-in exists only once the scene is open. */
function lazyHubspot() {
	return {
		records: () => scene.standIns.hubspot.records,
		add: (...args: Parameters<Scene['standIns']['hubspot']['add']>) =>
			scene.standIns.hubspot.add(...args),
	};
}
