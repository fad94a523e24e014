import type { Editor } from '../../tools/browser/editor/index.cts';
import type { Studio } from '../../tools/browser/studio.cts';
import { openStudio } from '../../tools/browser/studio.cts';
import { EXAMPLE, MESSAGE, TASK, TRIGGER } from '../../tools/demo/workflow.cts';
import { readExample } from '../../tools/docs/examples.cts';
import { readItems } from '../../tools/n8n/rest/index.cts';
import { picture } from './pictures.cts';

jest.setTimeout(120_000);

let studio: Studio;
let editor: Editor;

beforeAll(async () => {
	studio = await openStudio();
	editor = await studio.openEditor();
}, 400_000);

afterAll(async () => await studio.close(), 60_000);

it('"Try it" of the README: the example runs on its sample data, with no credential and no Argyle [checklist 166]', async () => {
	const example = readExample(EXAMPLE, studio.credential);
	const nodes = example.nodes.map((node) => ({ ...node, credentials: undefined }));
	const { id } = await studio.rest.createWorkflow({ ...example, nodes });
	await editor.openWorkflow(id);

	await editor.executeWorkflow();

	const [execution] = await studio.rest.waitForExecutions(id);
	expect(execution?.status).toBe('success');
	expect(execution && readItems(execution, TRIGGER)).toHaveLength(3);
	expect(execution && readItems(execution, MESSAGE)).toMatchObject([
		{ to: 'sarah@example.com', sms: expect.stringContaining('https://verify.argyle.com/') },
		{ to: 'amy@example.com', sms: expect.stringMatching(/^Good news: .* connected\. [^:]*$/) },
	]);
	expect(execution && readItems(execution, TASK)).toMatchObject([{ applicant: 'applicant-4712' }]);
	await editor.takePicture(picture('try-it'));
});
