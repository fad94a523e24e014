import type { INode, INodeTypeDescription } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { readItems } from '../../tools/n8n/rest/index.cts';
import { answerForm, waitForQuestion } from '../../tools/n8n/world/approval.cts';
import { listExamples, readExample } from '../../tools/docs/examples.cts';
import type { StandIns } from '../../tools/n8n/world/standIns.cts';
import { openStandIns, readBodies } from '../../tools/n8n/world/standIns.cts';
import type { World } from '../../tools/n8n/world/world.cts';
import { openWorld } from '../../tools/n8n/world/world.cts';

jest.setTimeout(60_000);

let world: World;
let standIns: StandIns;

beforeAll(async () => {
	world = await openWorld();
	standIns = await openStandIns(world.rest);
}, 300_000);

afterEach(() => {
	for (const { id } of world.argyle.accounts.list()) world.argyle.accounts.remove(id);
	world.argyle.clearJournal();
	standIns.clear();
});

afterAll(async () => {
	await world.close();
	await standIns.close();
});

type Changes = Record<string, Record<string, unknown>>;

const importExample = async (file: string, changes?: Changes) =>
	await world.rest.createWorkflow({ ...readExample(file, world.credential, changes) });

/** Publishes an example. What it gives waits for its next executions, and sees that they succeed. */
const publishExample = async (file: string, changes?: Changes) => {
	const { id } = await importExample(file, changes);
	await world.rest.publish(id);
	let seen = 0;
	const finish = async (count = 1) => {
		seen += count;
		const executions = await world.rest.waitForExecutions(id, { count: seen });
		expect(executions.map(({ status }) => status)).toEqual(Array(seen).fill('success'));
		return executions.slice(0, count);
	};
	return { id, finish };
};

/** What a person types into a node of the type Edit Fields. */
const settings = (values: Record<string, string | number | boolean>) => ({
	parameters: {
		assignments: {
			assignments: Object.entries(values).map(([name, value]) => ({
				id: name,
				name,
				type: typeof value,
				value,
			})),
		},
		includeOtherFields: true,
		options: {},
	},
});

const deleted = () => world.argyle.requestsTo('DELETE', /^\/v2\/accounts\//).length;
const isThere = (id: string) => world.argyle.accounts.get(id) !== undefined;

describe.each(listExamples())('examples/%s', (file) => {
	it('imports into n8n with no node missing and no field left to fill in', async () => {
		const { nodes } = readExample(file, world.credential);
		const nodeInfos = nodes.map(({ type, typeVersion }) => ({ name: type, version: typeVersion }));

		await importExample(file);
		// Refused when n8n does not have one of them.
		const types = await world.rest.ask<INodeTypeDescription[]>('POST', '/rest/node-types', {
			nodeInfos,
		});

		const known = types.map(({ version }) => [version].flat());
		expect(nodes.filter(({ typeVersion }, at) => !known[at]?.includes(typeVersion))).toEqual([]);
		expect(nodes.map((node, at) => findIssues(node, types[at]))).toEqual(nodes.map(() => null));
	});
});

/** What n8n's editor would mark in red. */
function findIssues(node: INode, type?: INodeTypeDescription) {
	return NodeHelpers.getNodeParametersIssues(type?.properties ?? [], node, type ?? null);
}

describe('examples/clean-up-old-failures.json', () => {
	const file = 'clean-up-old-failures.json';
	const cap = 3;
	const armed = { Settings: settings({ dry_run: false, days: 7, cap }) };

	/** Accounts that failed so many days ago. */
	const addFailures = (count: number, days: number, state: 'failed' | 'refailed' = 'failed') =>
		Array.from({ length: count }, () => {
			const at = new Date(Date.now() - days * 86_400_000).toISOString();
			return world.argyle.accounts.add({ created_at: at, connection: { updated_at: at } }, state)
				.id;
		});

	/** Runs it once by hand, as its schedule would. */
	const runOnce = async (changes?: Changes) => {
		const { id } = await importExample(file, changes);
		await world.rest.listenForTestEvent(id, 'Every Night');
		return id;
	};

	const outcomeOf = async (id: string) => {
		const [execution] = await world.rest.waitForExecutions(id);
		expect(execution).toMatchObject({ status: 'success' });
		return (node: string) => (execution ? readItems(execution, node) : []);
	};

	it('as imported: names what it would delete, 25 at most, and deletes nothing', async () => {
		const old = addFailures(30, 8);
		const others = [...addFailures(1, 6), ...addFailures(1, 30, 'refailed')];
		others.push(world.argyle.accounts.add({}, 'connected').id);

		const items = await outcomeOf(await runOnce());

		const [summary] = items('Send the Summary');
		expect(summary).toMatchObject({ dry_run: true, count: 25 });
		expect(old.filter((id) => String(summary?.message).includes(id))).toHaveLength(25);
		expect(others.filter((id) => String(summary?.message).includes(id))).toEqual([]);
		expect(deleted()).toBe(0);
	});

	it('asks first, and after a yes deletes no more than the cap, and nobody who connected meanwhile', async () => {
		const old = addFailures(5, 8);
		const id = await runOnce(armed);
		const question = await waitForQuestion(world.rest, id, 'Send the Summary');
		expect(deleted()).toBe(0);
		const [chosen = ''] = old.slice(-cap);
		world.argyle.playLogin({ account: chosen, errorCode: null });

		const page = await answerForm(question, 'Yes');

		const items = await outcomeOf(id);
		expect(page).toContain('3 account(s) failed more than 7 days ago');
		expect(items('Delete Accounts').filter((item) => item.deleted)).toHaveLength(cap - 1);
		expect(items('Delete Accounts')).toContainEqual(
			expect.objectContaining({ deleted: false, account: chosen, reason: 'connected' }),
		);
		expect(old.filter(isThere)).toHaveLength(5 - (cap - 1));
		expect(deleted()).toBe(cap - 1);
	});

	it('deletes nothing after a no', async () => {
		addFailures(2, 8);
		const id = await runOnce(armed);

		await answerForm(await waitForQuestion(world.rest, id, 'Send the Summary'), 'No');

		await outcomeOf(id);
		expect(deleted()).toBe(0);
	});

	it('asks nobody when there is nothing to delete', async () => {
		addFailures(1, 6);

		const items = await outcomeOf(await runOnce(armed));

		expect(items('Send the Summary')).toEqual([]);
		expect(deleted()).toBe(0);
	});
});

/** An applicant with an e-mail address. */
const addApplicant = () =>
	world.argyle.users.add({
		first_name: 'Sarah',
		email: 'sarah@example.com',
		external_id: 'applicant-4711',
	});

const invalidMfa = /use the newest code you get/;

describe('examples/explain-remind-delete.json', () => {
	let workflow: Awaited<ReturnType<typeof publishExample>>;

	beforeAll(async () => {
		workflow = await publishExample('explain-remind-delete.json', {
			'E-Mail to the Applicant': standIns.smtp,
			'Wait a Day': { parameters: { amount: 1, unit: 'seconds' } },
		});
	});

	afterAll(async () => await world.rest.unpublish(workflow.id));

	const play = () => world.argyle.playLogin({ errorCode: 'invalid_mfa', user: addApplicant().id });

	it('writes to the applicant what went wrong, and deletes an account that stays as it was', async () => {
		const { account } = play();

		await workflow.finish();

		expect(standIns.mailbox.received).toEqual([
			{
				from: 'payroll@example.com',
				to: ['sarah@example.com'],
				subject: 'Your payroll connection',
				text: expect.stringMatching(/^Hello Sarah,\n\nThe security code didn't match/),
			},
		]);
		expect(standIns.mailbox.received[0]?.text).toMatch(invalidMfa);
		expect(isThere(account.id)).toBe(false);
	});

	it('keeps the account of somebody who connects after the e-mail', async () => {
		const { account } = play();
		standIns.mailbox.onMail(() => {
			world.argyle.playLogin({ account: account.id, errorCode: null });
		});

		await workflow.finish();

		expect(isThere(account.id)).toBe(true);
		expect(deleted()).toBe(0);
	});

	it('gives somebody who tries again a new e-mail and a new day', async () => {
		const { account } = play();
		standIns.mailbox.onMail(({ text }) => {
			if (!invalidMfa.test(text)) return;
			world.argyle.playLogin({ account: account.id, errorCode: 'mfa_timeout' });
		});

		const runs = await workflow.finish(2);

		expect(standIns.mailbox.received).toHaveLength(2);
		const deleters = runs.filter((run) => readItems(run, 'Delete Account').length > 0);
		expect(deleters.map((run) => readItems(run, 'Argyle Trigger'))).toMatchObject([
			[{ error_code: 'mfa_timeout' }],
		]);
		expect(isThere(account.id)).toBe(false);
	});

	it('never deletes an account that was connected before', async () => {
		const { account } = world.argyle.playLogin({ user: addApplicant().id, errorCode: null });
		world.argyle.playLogin({ account: account.id, errorCode: 'invalid_mfa' });

		await workflow.finish();

		expect(standIns.mailbox.received).toHaveLength(1);
		expect(isThere(account.id)).toBe(true);
	});

	it('has nothing to do for somebody who revoked access', async () => {
		const { account } = play();
		standIns.mailbox.onMail(() => world.argyle.removeAccount(account.id));

		await workflow.finish();

		expect(deleted()).toBe(0);
	});

	it('keeps the account of somebody whom it cannot write to', async () => {
		const { account } = world.argyle.playLogin({ errorCode: 'invalid_mfa' });

		await workflow.finish();

		expect(standIns.mailbox.received).toEqual([]);
		expect(isThere(account.id)).toBe(true);
	});
});

describe('examples/route-failures.json', () => {
	let workflow: Awaited<ReturnType<typeof publishExample>>;

	beforeAll(async () => {
		workflow = await publishExample('route-failures.json', {
			'E-Mail to the Applicant': standIns.smtp,
			Settings: settings({
				crm_url: standIns.crm.url,
				slack_webhook_url: standIns.slack.url,
				sender: 'payroll@example.com',
			}),
		});
	});

	const play = async (errorCode: string) => {
		const { account } = world.argyle.playLogin({ errorCode, user: addApplicant().id });
		await workflow.finish();
		return account;
	};

	it("notes a failure in the CRM and writes to the applicant when it is the applicant's turn", async () => {
		const { id } = await play('invalid_mfa');

		expect(readBodies(standIns.crm)).toEqual([
			{
				applicant: 'applicant-4711',
				note: expect.stringMatching(/^Security code did not match: Ask the applicant/),
				failure: expect.stringContaining(id),
			},
		]);
		expect(standIns.mailbox.received).toEqual([
			expect.objectContaining({
				to: ['sarah@example.com'],
				text: expect.stringMatching(invalidMfa),
			}),
		]);
		expect(standIns.slack.received).toEqual([]);
	});

	it('notes a failure in the CRM and tells the team when the applicant can do nothing', async () => {
		const { user } = await play('system_error');

		expect(readBodies(standIns.crm)).toHaveLength(1);
		expect(readBodies(standIns.slack)).toEqual([
			{
				text: expect.stringContaining('Argyle had a technical fault: Ask the applicant to connect'),
			},
		]);
		expect(standIns.slack.received[0]?.body).toContain(user);
		expect(standIns.mailbox.received).toEqual([]);
	});
});
