import { readExample } from '../../tools/docs/examples.cts';
import { readItems } from '../../tools/n8n/rest/index.cts';
import { until } from '../../tools/process/wait.cts';
import { OLDER_VERSION } from '../../tools/n8n/cache.cts';
import type { Cell } from '../../tools/n8n/world/open.cts';
import { USUAL } from '../../tools/n8n/world/open.cts';
import { untilListening } from '../../tools/n8n/world/listening.cts';
import { ACTION, POLL, TRIGGER } from '../../tools/n8n/world/workflows.cts';
import type { World } from '../../tools/n8n/world/world.cts';
import { openWorld } from '../../tools/n8n/world/world.cts';

const PATIENCE_MS = 120_000;
const START_MS = 600_000;

/** n8n 1.x has the older engine only. */
export const v1: Partial<Cell> = { version: OLDER_VERSION, publicationService: false };

/** What a cell is called in the test's output, from which the README's table is made. */
export function nameCell(cell: Partial<Cell>): string {
	const { version, publicationService, database, mode, installedAs } = { ...USUAL, ...cell };
	const engine = publicationService ? 'publication service' : 'older engine';
	return [version, engine, database, mode, installedAs].join(' | ');
}

/**
 * Everything that the package does, each once, on one n8n of the matrix. The rules in full are in
 * test/e2e, which runs on the newest n8n with SQLite.
 * @param cell where it differs from that one
 */
export function describeCore(cell: Partial<Cell>): void {
	describe(nameCell(cell), () => {
		let bench: World;

		jest.setTimeout(PATIENCE_MS);

		beforeAll(async () => {
			bench = await openWorld({ cell });
		}, START_MS);

		afterEach(async () => {
			bench.argyle.faults.clear();
			await bench.unpublishAll();
			bench.argyle.clearJournal();
		});

		afterAll(async () => await bench?.close(), START_MS);

		const list = () => bench.argyle.webhooks.list();
		const countPosts = () => bench.argyle.requestsTo('POST', '/v2/webhooks').length;
		const countRuns = async (id: string) => (await bench.rest.listExecutions(id)).length;

		const publishTrigger = async (parameters?: Record<string, unknown>) =>
			(await bench.publishTrigger(parameters, [])).id;

		const saveTrigger = async () => (await bench.createTrigger({}, [])).id;

		/** Lets a login fail, and gives how n8n answered the delivery. */
		const failLogin = async (errorCode = 'invalid_mfa', user?: string) => {
			const { account, deliveries } = bench.argyle.playLogin({ errorCode, user });
			const answers = (await deliveries).map(({ status, answer }) => ({ status, answer }));
			return { account, answers };
		};

		/** Waits for the run that a genuine delivery starts: refused deliveries have none. */
		const expectOneRunMore = async (id: string) => {
			const before = await countRuns(id);
			expect((await failLogin()).answers).toMatchObject([{ status: 200 }]);
			await bench.rest.waitForExecutions(id, { count: before + 1 });
			expect(await countRuns(id)).toBe(before + 1);
		};

		/** As its importer would: with the credential picked, and the types of this n8n. */
		const publishExample = async () => {
			const example = readExample('whose-turn.json', bench.credential);
			const nodes = example.nodes.map((node) => ({
				...node,
				type: node.type.replace(/^n8n-nodes-argyle(?=\.)/, bench.prefix),
			}));
			const { id } = await bench.rest.createWorkflow({ ...example, nodes });
			await bench.rest.publish(id);
			return id;
		};

		it('shows the three nodes [checklist 183]', async () => {
			const names = ['argyle', 'argyleTrigger', 'argylePollTrigger'];
			const nodeInfos = names.map((name) => ({ name: `${bench.prefix}.${name}`, version: 1 }));

			// Refused when n8n does not have one of them.
			const types = await bench.rest.ask<{ name: string }[]>('POST', '/rest/node-types', {
				nodeInfos,
			});

			expect(types.map(({ name }) => name.replace(/^.*\./, ''))).toEqual(names);
		});

		it('passes a good API key [checklist 75]', async () => {
			const verdict = await bench.rest.testCredential(bench.credential, bench.argyle.credential());

			expect(verdict).toMatchObject({ status: 'OK' });
		});

		it('fails a wrong API key and says why [checklist 75]', async () => {
			const wrong = bench.argyle.credential({ ...bench.argyle.keys.sandbox, secret: 'wrong' });

			expect(await bench.rest.testCredential(bench.credential, wrong)).toMatchObject({
				status: 'Error',
				message: expect.stringMatching(/does not know this API key/),
			});
		});

		it('makes one subscription when it is published, and removes it [checklist 50, 51]', async () => {
			const id = await saveTrigger();

			await bench.rest.publish(id);

			expect(list()).toMatchObject([{ events: ['accounts.failed'] }]);
			expect(countPosts()).toBe(1);
			await bench.rest.unpublish(id);
			expect(list()).toEqual([]);
		});

		it('says why Argyle refused, and how to fix it, when it can not be published [checklist 57]', async () => {
			const refusal = { status: 401, body: { detail: 'Invalid API key.' }, times: Infinity };
			bench.argyle.faults.add({ path: '/v2/webhooks', ...refusal });
			const id = await saveTrigger();

			await expect(bench.rest.publish(id)).rejects.toThrow(/did not accept the API key.* Check /);

			bench.argyle.faults.clear();
			expect(list()).toEqual([]);
		});

		it('runs once for a failed login, with guidance [checklist 1, 183]', async () => {
			const id = await publishTrigger();

			const { account, answers } = await failLogin();

			expect(answers).toEqual([{ status: 200, answer: '{"received":true}' }]);
			const [execution, ...others] = await bench.rest.waitForExecutions(id);
			expect(others).toEqual([]);
			expect(execution && readItems(execution, TRIGGER)).toMatchObject([
				{
					event: 'accounts.failed',
					account: account.id,
					error_code: 'invalid_mfa',
					guidance: { known: true, actor: 'user' },
					first_connection: true,
				},
			]);
		});

		it('refuses a forgery, and runs for a genuine delivery [checklist 17]', async () => {
			const id = await publishTrigger();
			const [subscription] = list();
			if (!subscription) throw new Error('There is no subscription');
			const order = { subscription, event: 'accounts.failed', data: { account: 'a' } };

			const attempts = await bench.argyle.deliver({ ...order, signature: '0'.repeat(128) });

			expect(attempts).toMatchObject([{ status: 401 }]);
			await expectOneRunMore(id);
		});

		it('leaves out what the options exclude', async () => {
			const id = await publishTrigger({ options: { excludeErrorCodes: ['invalid_credentials'] } });

			const { answers } = await failLogin('invalid_credentials');

			expect(answers).toEqual([{ status: 200, answer: '{"received":true,"ignored":"filtered"}' }]);
			await expectOneRunMore(id);
		});

		it('keeps its one subscription over a restart [checklist 52]', async () => {
			const id = await publishTrigger();
			const before = list().map((one) => one.id);

			await bench.n8n.restart();
			await untilListening(bench.argyle);

			await expectOneRunMore(id);
			expect(list().map((one) => one.id)).toEqual(before);
			expect(countPosts()).toBe(1);
		});

		it('listens for a test event, and leaves nothing behind [checklist 59]', async () => {
			const id = await saveTrigger();
			await bench.rest.listenForTestEvent(id, TRIGGER);
			expect(list()).toMatchObject([{ name: expect.stringMatching(/ \(test\)$/) }]);

			const { account } = await failLogin();

			const [execution] = await bench.rest.waitForExecutions(id);
			expect(execution).toMatchObject({ mode: 'manual', status: 'success' });
			expect(execution && readItems(execution, TRIGGER)).toMatchObject([{ account: account.id }]);
			await until('The removal of the test subscription', () => list().length === 0);
		});

		it('polls for a failed login, and runs once for it [checklist 183]', async () => {
			const id = await bench.publishPoll(5);

			const { account } = await failLogin();

			const [execution] = await bench.rest.waitForExecutions(id);
			expect(execution && readItems(execution, POLL)).toMatchObject([{ account: account.id }]);
			bench.argyle.clearJournal();
			await until('Another poll', () => bench.argyle.requestsTo('GET', '/v2/accounts').length > 1);
			expect(await countRuns(id)).toBe(1);
		});

		it('deletes an account that never connected, and no connected one [checklist 65, 183]', async () => {
			const failed = bench.argyle.playLogin().account;
			const connected = bench.argyle.playLogin({ errorCode: null }).account;
			const remove = async (accountId: string) =>
				readItems(
					await bench.runAction({ resource: 'account', operation: 'delete', accountId }),
					ACTION,
				);

			expect(await remove(failed.id)).toEqual([{ deleted: true }]);
			expect(await remove(connected.id)).toMatchObject([{ deleted: false, reason: 'connected' }]);

			expect(bench.argyle.accounts.get(failed.id)).toBeUndefined();
			expect(bench.argyle.accounts.get(connected.id)).toBeDefined();
		});

		it('lists the accounts whose login failed', async () => {
			const { account } = bench.argyle.playLogin({ errorCode: 'mfa_timeout' });

			const execution = await bench.runAction({
				resource: 'account',
				operation: 'getAll',
				returnAll: true,
				filters: { errorCodes: ['mfa_timeout'] },
			});

			expect(readItems(execution, ACTION)).toMatchObject([
				{ id: account.id, guidance: { known: true } },
			]);
		});

		it('says in an execution what is wrong and how to fix it [checklist 67]', async () => {
			const { status, data } = await bench.runAction({
				resource: 'account',
				operation: 'get',
				accountId: '../users/1',
			});

			expect(status).toBe('error');
			expect(data.resultData.error?.message).toMatch(/not the ID of an account/);
		});

		it('runs the example from end to end [checklist 80]', async () => {
			const id = await publishExample();
			// The message names the link of an invite.
			const { id: user } = bench.argyle.users.add();
			bench.argyle.invites.add({ user });

			const { account } = await failLogin('invalid_mfa', user);

			const [execution] = await bench.rest.waitForExecutions(id);
			expect(execution).toMatchObject({ status: 'success' });
			expect(execution && readItems(execution, 'Message to the Applicant')).toMatchObject([
				{ subject: expect.stringMatching(/^One more step/) },
			]);
			expect(bench.argyle.accounts.get(account.id)).toBeDefined();
		});

		it('puts no secret into any log, answer or execution [checklist 27]', async () => {
			expect(bench.countSecrets()).toBeGreaterThan(0);
			expect(await bench.findLeaks()).toEqual([]);
		});
	});
}
