import type { INode } from 'n8n-workflow';
import { readExample } from '../../../tools/docs/examples.cts';
import { readItems } from '../../../tools/n8n/rest/index.cts';
import { createCredentials, openStandIns } from '../../../tools/n8n/world/standIns.cts';
import { openWorld } from '../../../tools/n8n/world/world.cts';
import { until } from '../../../tools/process/wait.cts';

export type Scene = Awaited<ReturnType<typeof openScene>>;
export type Changes = Record<string, Record<string, unknown>>;
export type Settings = Record<string, string | number | boolean>;

/** Of the tests of a file, once `useScene` has opened it. */
export let scene: Scene;

/**
 * Opens a scene for the tests of a file. Forgets after each test what happened in it, and takes its workflows down.
 * @param testMs how long a test may take
 */
export function useScene(testMs = 120_000): void {
	jest.setTimeout(testMs);
	beforeAll(async () => {
		scene = await openScene();
	}, 300_000);
	afterEach(async () => await scene.reset());
	afterAll(async () => await scene.close());
}

/** An Argyle, an n8n with the package, and stand-ins for all services that the examples talk to. */
async function openScene() {
	const standIns = await openStandIns();
	const world = await openWorld({ env: standIns.env });
	const credentials = await createCredentials(world.rest);
	const { argyle, rest } = world;
	const imported: string[] = [];

	const read = (file: string, changes?: Changes) =>
		readExample(file, world.credential, changes, credentials);

	/** Imports an example, filled in, whose waits last a second and whose retries follow immediately. */
	const importExample = async (file: string, settings: Settings = {}, changes: Changes = {}) => {
		const example = read(file);
		const nodes = example.nodes.map((node) => ({
			...hurry(fillIn(node, settings)),
			...changes[node.name],
		}));
		const workflow = await rest.createWorkflow({ ...example, nodes });
		imported.push(workflow.id);
		return workflow;
	};

	/** Waits until an execution waits at a node; says for how many hours it will. */
	const untilWaiting = async (id: string, node: string) =>
		await until(`An execution that waits at ${node}`, async () => {
			const waiting = (await rest.listExecutions(id)).filter(({ status }) => status === 'waiting');
			const executions = await Promise.all(waiting.map((one) => rest.getExecution(one.id)));
			const found = executions.find(({ data }) => data.resultData.lastNodeExecuted === node);
			const end = Date.parse(String(found?.waitTill ?? ''));
			return found && { id: found.id, hours: (end - Date.now()) / 3_600_000 };
		});

	const publish = async (file: string, settings?: Settings, changes?: Changes) => {
		const { id } = await importExample(file, settings, changes);
		await rest.publish(id);
		return id;
	};

	return {
		...world,
		standIns,
		read,
		importExample,
		publish,
		/** Waits until `count` executions of a workflow have come to their end; the newest first. */
		finish: async (id: string, count = 1) => await rest.waitForExecutions(id, { count }),
		/** Sends the newest failure of Argyle once more, as Argyle does when an answer was lost. */
		repeat: async () => {
			const delivery = argyle.deliveries.findLast(({ body }) =>
				/"accounts\.failed"/.test(String(body)),
			);
			if (!delivery) throw new TypeError('Nothing was delivered');
			const headers: [string, string][] = [
				['Content-Type', 'application/json'],
				['X-Argyle-Signature', delivery.signature ?? ''],
			];
			return await world.send({ url: delivery.url, body: Buffer.from(delivery.body), headers });
		},
		/** An applicant with contact details. */
		addApplicant: (more: Record<string, unknown> = {}) =>
			argyle.users.add({
				first_name: 'Sarah',
				email: 'sarah@example.com',
				phone_number: '+15125550100',
				external_id: 'applicant-4711',
				...more,
			}),
		/** Waits until a service has accepted `count` requests that fit. */
		untilCalled: async (service: string, path: RegExp, count = 1) =>
			await until(`${count} requests to ${service}`, () => {
				const calls = standIns.calls(service).filter((call) => path.test(call.path));
				return Promise.resolve(calls.length >= count && calls);
			}),
		untilWaiting,
		/** Opens the link behind a button in Slack, as a browser does; robots of previews start nothing. */
		press: async (id: string, label: string) => {
			await untilWaiting(id, 'Ask in Slack');
			const buttons = standIns.calls('slack').flatMap(({ body }) => readButtons(body));
			const button = buttons.find(({ text }) => text.text === label);
			if (!button) throw new Error(`Slack got no button ${label}`);
			return await fetch(button.url, { headers: { 'user-agent': 'Mozilla/5.0 Firefox/140.0' } });
		},
		/** Waits until some executions have ended, while others may wait. */
		untilEnded: async (id: string, count: number) =>
			await until(`The end of ${count} executions`, async () => {
				const all = await rest.listExecutions(id);
				return all.filter(({ status }) => ['success', 'error'].includes(status)).length >= count;
			}),
		/** Makes a Data Table with rows, as an import of a CSV file does. */
		addTable: async (name: string, rows: Record<string, string | number>[]) => {
			const project: { id: string } = await rest.ask('GET', '/rest/projects/personal');
			const path = `/rest/projects/${project.id}/data-tables`;
			const columns = Object.entries(rows[0] ?? {}).map(([column, value]) => ({
				name: column,
				type: typeof value,
			}));
			const table: { id: string } = await rest.ask('POST', path, { name, columns });
			await rest.ask('POST', `${path}/${table.id}/insert`, { data: rows, returnType: 'count' });
		},
		reset: async () => {
			for (const id of imported.splice(0)) {
				if ((await rest.getWorkflow(id)).active) await rest.unpublish(id);
			}
			for (const webhook of argyle.webhooks.list()) argyle.webhooks.remove(webhook.id);
			for (const account of argyle.accounts.list()) argyle.accounts.remove(account.id);
			argyle.clearJournal();
			standIns.clear();
		},
		close: async () => {
			await world.close();
			await standIns.close();
		},
		readItems,
	};
}

interface Button {
	text: { text: string };
	url: string;
}

/** The buttons of a message as Slack gets it (Block Kit), which may be JSON within JSON. */
function readButtons({ blocks }: Record<string, unknown>): Button[] {
	const parsed: { elements?: Button[] }[] =
		typeof blocks === 'string' ? JSON.parse(blocks) : (blocks ?? []);
	return parsed.flatMap(({ elements = [] }) => elements);
}

/** What a person types into the node Settings. */
function fillIn(node: INode, settings: Settings): INode {
	if (node.name !== 'Settings') return node;
	const { assignments } = Object(node.parameters.assignments);
	const filled = assignments.map((one: { name: string }) => {
		const value = settings[one.name.replace('settings.', '')];
		return value === undefined ? one : { ...one, value };
	});
	return { ...node, parameters: { ...node.parameters, assignments: { assignments: filled } } };
}

function hurry(node: INode): INode {
	const isLong = node.type === 'n8n-nodes-base.wait' && 'amount' in node.parameters;
	return {
		...node,
		...(node.retryOnFail && { waitBetweenTries: 10 }),
		...(isLong && { parameters: { amount: 1, unit: 'seconds' } }),
	};
}
