import type { Editor } from '../../tools/browser/editor/index.cts';
import type { Studio } from '../../tools/browser/studio.cts';
import { openStudio } from '../../tools/browser/studio.cts';
import { EXAMPLE, MESSAGE, TRIGGER } from '../../tools/demo/workflow.cts';
import { readExample } from '../../tools/docs/examples.cts';
import { readItems } from '../../tools/n8n/rest/index.cts';
import { picture } from './pictures.cts';

jest.setTimeout(120_000);

const MAPPER = 'Edit Fields';

let studio: Studio;
let editor: Editor;

beforeAll(async () => {
	studio = await openStudio();
	editor = await studio.openEditor();
}, 400_000);

afterAll(async () => await studio.close(), 60_000);

/** Without its pinned sample, which the editor would show in place of the last execution. */
const importExample = async () =>
	await studio.rest.createWorkflow({ ...readExample(EXAMPLE, studio.credential), pinData: {} });

const someAccount = '01890000-0000-7000-8000-000000000000';

describe('the example workflow, published in the editor', () => {
	let id: string;

	beforeAll(async () => {
		({ id } = await importExample());
		await editor.openWorkflow(id);
	}, 60_000);

	afterAll(async () => await studio.rest.unpublish(id));

	it('shows as published and has one subscription [checklist 50]', async () => {
		const words = await editor.publishInEditor();

		expect(words).toContain('Argyle now reports the chosen events to this workflow.');
		expect(await editor.showsPublished()).toBe(true);
		expect(studio.argyle.webhooks.list()).toHaveLength(1);
		await editor.takePicture(picture('published'));
	});

	it('shows one successful execution after one failed login', async () => {
		const { user } = studio.argyle.invites.add();
		const { deliveries } = studio.argyle.playLogin({ errorCode: 'invalid_mfa', user });

		const attempts = (await deliveries).map(({ status, answer }) => [status, answer]);
		expect(attempts).toEqual([[200, '{"received":true}']]);
		const [execution, ...others] = await studio.rest.waitForExecutions(id);
		expect(others).toEqual([]);
		expect(execution && readItems(execution, MESSAGE)).toHaveLength(1);
		await editor.openExecution(id, String(execution?.id));
		expect(await editor.readOutcome()).toBe('Succeeded');
		await editor.takePicture(picture('execution'));
	});

	it('shows the item with its guidance in words', async () => {
		await editor.openNode(TRIGGER);
		await editor.showOutputFields();

		expect(await editor.listFields('guidance.suggested_message')).toMatchObject({
			event: 'accounts.failed',
			error_code: 'invalid_mfa',
			'guidance.title': 'Security code did not match',
			'guidance.explanation': expect.stringMatching(/^The applicant .+\.$/),
			'guidance.next_step': expect.stringMatching(/^Ask the applicant .+\.$/),
			'guidance.suggested_message': expect.stringMatching(/^The security code .+\.$/),
		});
		await editor.takePicture(picture('item'));
	});

	it('offers the fields of its last execution for mapping, before any run in the editor', async () => {
		await editor.openWorkflow(id);
		await editor.openNode(MESSAGE);

		expect(await editor.listFields('guidance.title')).toHaveProperty('event_id');
		expect(await editor.readFieldsRemark()).toContain('last successful execution');
		await editor.takePicture(picture('mapping-from-last-execution'));
		expect(await editor.dragField('guidance.title')).toEqual({
			name: 'guidance.title',
			expression: '{{ $json.guidance.title }}',
		});
	});
});

describe('a workflow that never ran', () => {
	it('offers the fields of the sample that the example has pinned to its trigger', async () => {
		const { id } = await studio.rest.createWorkflow(behindSample());
		await editor.openWorkflow(id);
		await editor.openNode(MAPPER);

		expect(await editor.listFields('guidance.suggested_message')).toMatchObject({
			'guidance.title': 'Security code did not match',
		});
		expect(await editor.dragField('guidance.suggested_message')).toEqual({
			name: 'guidance.suggested_message',
			expression: '{{ $json.guidance.suggested_message }}',
		});
		await editor.takePicture(picture('mapping-from-pinned-sample'));
	});

	it.each([
		{ operation: 'get', field: 'connection.error_code' },
		{ operation: 'delete', field: 'deleted' },
	])('offers the published output of Account → $operation', async ({ operation, field }) => {
		const { id } = await studio.rest.createWorkflow(behindAction(operation));
		await editor.openWorkflow(id);
		await editor.openNode(MAPPER);

		expect(await editor.listFields(field)).toHaveProperty([field]);
		expect(await editor.dragField(field)).toMatchObject({ name: field });
		await editor.takePicture(picture(`mapping-from-schema-of-${operation}`));
	});
});

const mapper = {
	id: 'mapper',
	name: MAPPER,
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	position: [240, 0],
	parameters: {},
};

const before = { main: [[{ node: MAPPER, type: 'main', index: 0 }]] };

/** The example's trigger with its sample, and an empty Edit Fields node: n8n shows pinned data to the next node only. */
function behindSample() {
	const example = readExample(EXAMPLE, studio.credential);
	const triggers = example.nodes.filter(({ name }) => name === TRIGGER);
	return { ...example, nodes: [...triggers, mapper], connections: { [TRIGGER]: before } };
}

/** A workflow with an empty Edit Fields node behind an operation on accounts. */
function behindAction(operation: string) {
	const { id, name } = studio.credential;
	return {
		name: `After ${operation}`,
		nodes: [
			{
				id: 'action',
				name: 'Argyle',
				type: 'n8n-nodes-argyle.argyle',
				typeVersion: 1,
				position: [0, 0],
				parameters: { resource: 'account', operation, accountId: someAccount },
				credentials: { argyleApi: { id, name } },
			},
			mapper,
		],
		connections: { Argyle: before },
	};
}
