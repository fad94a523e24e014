import { randomUUID } from 'node:crypto';
import type { Webhook } from '../../../tools/simulator/types.cts';
import { TRIGGER } from '../../../tools/n8n/world/workflows.cts';
import { openWorld } from '../../../tools/n8n/world/world.cts';

export interface Engine {
	engine: string;
	publicationService: boolean;
}

export const engines: Engine[] = [
	{ engine: 'the publication service', publicationService: true },
	{ engine: 'the older activation engine', publicationService: false },
];

/**
 * How long n8n leaves alone what a dead process was publishing, and how often it looks: 120 s and 15 s
 * by default, which nothing here depends on.
 */
const shortLease = {
	N8N_WORKFLOW_PUBLICATION_OUTBOX_LEASE_SECONDS: '20',
	N8N_WORKFLOW_PUBLICATION_OUTBOX_POLL_INTERVAL_MS: '1000',
};

export type Scene = Awaited<ReturnType<typeof openScene>>;

/** Starts an n8n of one engine, with the means to check its subscriptions. */
export async function openScene(publicationService: boolean) {
	const world = await openWorld({ cell: { publicationService }, env: shortLease });

	const list = () => world.argyle.webhooks.list();
	const countPosts = () => world.argyle.requestsTo('POST', '/v2/webhooks').length;

	const readOnly = (): Webhook => {
		const [only, ...others] = list();
		if (!only || others.length > 0) throw new Error(`There are ${list().length} subscriptions`);
		return only;
	};

	/** The subscription of one workflow. */
	const readOf = (workflow: string): Webhook => {
		const found = list().find(({ name }) => name.includes(workflow));
		if (!found) throw new Error(`Workflow ${workflow} has no subscription`);
		return found;
	};

	/** Delivers a failed login by hand, also for a subscription that is gone; gives the status of the one attempt. */
	const deliver = async (subscription: Webhook = readOnly()) => {
		const data = { account: randomUUID(), user: randomUUID(), error_code: 'invalid_mfa' };
		const order = { subscription, event: 'accounts.failed', data };
		const [attempt] = await world.argyle.deliver(order);
		return attempt?.status ?? null;
	};

	/** Lets one login fail and waits for the one run of the workflow that follows. */
	const expectOneRun = async (id: string) => {
		const { deliveries } = world.argyle.playLogin({ errorCode: 'invalid_mfa' });
		expect((await deliveries).map(({ status }) => status)).toEqual([200]);
		expect(await world.rest.waitForExecutions(id)).toHaveLength(1);
	};

	/** Saves a draft with a changed trigger; its connections go by its name. */
	const changeTrigger = async (id: string, change: { name?: string; parameters?: object }) => {
		const { nodes, connections } = await world.rest.getWorkflow(id);
		const changed = nodes.map((node) => (node.name === TRIGGER ? { ...node, ...change } : node));
		const { [TRIGGER]: next, ...others } = connections;
		const renamed = { ...others, [change.name ?? TRIGGER]: next };
		await world.rest.updateWorkflow(id, { nodes: changed, connections: renamed });
	};

	const readStatic = async (id: string): Promise<Record<string, unknown>> =>
		Object(Object(await world.rest.getWorkflow(id)).staticData);

	/** Whether there is one that delivers what the trigger needs, and n8n has stored it. */
	const isRight = async (id: string, url: string) => {
		const stored = Object((await readStatic(id))[`node:${TRIGGER}`]);
		const [only, ...others] = list().filter(({ name }) => name.includes(id));
		return (
			others.length === 0 &&
			only?.url === url &&
			only.events.join() === 'accounts.failed' &&
			only.config.include_resource === true &&
			only.id === stored.webhookId &&
			only.secret === stored.webhookSecret
		);
	};

	/** Leaves nothing of one test to the next. */
	const clear = async () => {
		world.argyle.faults.clear();
		await world.unpublishAll();
		world.argyle.webhooks.clear();
		world.argyle.clearJournal();
	};

	return {
		...world,
		list,
		countPosts,
		readOnly,
		readOf,
		deliver,
		expectOneRun,
		changeTrigger,
		readStatic,
		isRight,
		clear,
	};
}
