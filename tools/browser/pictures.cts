import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLE, TRIGGER } from '../demo/workflow.cts';
import { listExamples, readExample } from '../docs/examples.cts';
import { buildPackage } from '../n8n/package.cts';
import { ROOT } from '../root.cts';
import { Problem } from '../process/problem.cts';
import { say, step } from '../process/progress.cts';
import { openStudio } from './studio.cts';
import type { Rest } from '../n8n/rest/index.cts';
import type { Studio } from './studio.cts';
import type { Editor } from './editor/index.cts';

const IMAGES = join(ROOT, 'docs/images');
/** A README with heavier pictures loads slowly. */
const LARGEST = 200_000;
const WIDTH = 1300;

/**
 * Takes the screenshots of the README.
 * @throws {Problem} when one is too heavy
 */
export async function takePictures(): Promise<void> {
	await buildPackage();
	mkdirSync(join(IMAGES, 'examples'), { recursive: true });
	const studio = await step('Opening n8n in a browser', openStudio);
	try {
		const { id } = await studio.rest.createWorkflow(readExample(EXAMPLE, studio.credential));
		const editor = await studio.openEditor();
		await step('The trigger', () => pictureTrigger(editor, id));
		await step('A failed login', () => playLogin(studio, id));
		await step('The item', () => pictureItem(editor, studio.rest, id));
		for (const file of listExamples()) {
			await step(file, () => pictureExample(studio, editor, file));
		}
	} finally {
		await studio.close();
	}
}

async function pictureTrigger(editor: Editor, workflowId: string) {
	await editor.page.setViewportSize({ width: WIDTH, height: 720 });
	await editor.openWorkflow(workflowId);
	await editor.openNode(TRIGGER);
	await editor.readTriggerPanel();
	await save(editor, 'trigger.png');
}

async function playLogin({ argyle, rest }: Studio, workflowId: string) {
	await rest.publish(workflowId);
	const person = { first_name: 'Sarah', last_name: 'Jones', email: 'sarah@example.com' };
	const user = argyle.users.add({ ...person, external_id: 'applicant-4711' }).id;
	argyle.invites.add({ user });
	const item = argyle.items.add({ name: 'Walmart', kind: 'employer' }).id;
	argyle.playLogin({ errorCode: 'invalid_mfa', user, item });
	await rest.waitForExecutions(workflowId);
}

async function pictureItem(editor: Editor, rest: Rest, workflowId: string) {
	const [execution] = await rest.waitForExecutions(workflowId);
	if (execution === undefined) throw new Error(`Workflow ${workflowId} did not run`);
	await editor.page.setViewportSize({ width: WIDTH, height: 980 });
	await editor.openExecution(workflowId, execution.id);
	await editor.openNode(TRIGGER);
	await editor.showOutputFields();
	await save(editor, 'item.png');
}

async function pictureExample({ rest, credential }: Studio, editor: Editor, file: string) {
	const { id } = await rest.createWorkflow(readExample(file, credential));
	// Lower, and n8n's own buttons cover the nodes.
	await editor.page.setViewportSize({ width: WIDTH, height: 780 });
	await editor.openWorkflow(id);
	await save(editor, `examples/${file.replace('.json', '.png')}`);
}

async function save(editor: Editor, name: string) {
	const file = join(IMAGES, name);
	await editor.takePicture(file);
	const { size } = statSync(file);
	say(`  docs/images/${name}: ${Math.round(size / 1000)} kB`);
	if (size > LARGEST) throw new Problem(`docs/images/${name} is heavier than ${LARGEST} bytes.`);
}
