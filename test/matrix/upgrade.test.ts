import { DEFAULT_VERSION, OLDER_VERSION } from '../../tools/n8n/cache.cts';
import type { Rest } from '../../tools/n8n/rest/index.cts';
import { readItems } from '../../tools/n8n/rest/index.cts';
import type { Webhook } from '../../tools/simulator/types.cts';
import { nameCell } from './core';
import { openUpgrade } from './upgrade.cts';
import { TRIGGER } from '../../tools/n8n/world/workflows.cts';

const cell = { version: `${OLDER_VERSION} → ${DEFAULT_VERSION}` };

jest.setTimeout(60_000);

describe(nameCell(cell), () => {
	let upgrade: Awaited<ReturnType<typeof openUpgrade>>;
	let rest: Rest;
	let id: string;
	let subscription: Webhook | undefined;

	const list = () => upgrade.argyle.webhooks.list();

	beforeAll(async () => {
		upgrade = await openUpgrade();
		const before = await upgrade.begin(OLDER_VERSION);
		({ id } = await before.publishTrigger({}, []));
		[subscription] = list();
		rest = await upgrade.upgradeTo(DEFAULT_VERSION);
	}, 600_000);

	afterAll(async () => await upgrade?.close(), 120_000);

	const expectRun = async (count: number) => {
		const { account, deliveries } = upgrade.argyle.playLogin({ errorCode: 'invalid_mfa' });
		expect((await deliveries).map(({ status }) => status)).toEqual([200]);
		const [newest, ...others] = await rest.waitForExecutions(id, { count });
		expect(others).toHaveLength(count - 1);
		expect(newest && readItems(newest, TRIGGER)).toMatchObject([
			{ account: account.id, guidance: { known: true } },
		]);
	};

	it('opens a workflow made before, published as it was [checklist 185]', async () => {
		expect(await rest.getWorkflow(id)).toMatchObject({
			active: true,
			nodes: [{ name: TRIGGER, type: 'n8n-nodes-argyle.argyleTrigger' }],
		});
	});

	it('runs it for a failed login, by the subscription made before [checklist 52, 185]', async () => {
		expect(subscription).toBeDefined();
		expect(list().map((one) => one.id)).toEqual([subscription?.id]);

		await expectRun(1);
	});

	it('has one subscription after publishing it again, and none after unpublishing [checklist 52, 185]', async () => {
		await rest.publish(id);

		expect(list().map((one) => one.id)).toEqual([subscription?.id]);
		await expectRun(2);
		await rest.unpublish(id);
		expect(list()).toEqual([]);
	});

	it('publishes it again', async () => {
		await rest.publish(id);

		expect(list()).toHaveLength(1);
		await expectRun(3);
	});
});
