// @ts-check
const { mkdirSync, mkdtempSync, rmSync, statSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { EXAMPLE, TRIGGER } = require('../demo/workflow');
const { listExamples, readExample } = require('../examples');
const { ROOT, prepare } = require('../prepare');
const { Problem } = require('../problem');
const { say, step } = require('../progress');
const { run } = require('../run');
const { openStudio } = require('./studio');

/**
 * @typedef {import('./studio').Studio} Studio
 * @typedef {import('./studio').Editor} Editor
 */

const IMAGES = join(ROOT, 'docs/images');
/** A README with heavier pictures loads slowly. */
const LARGEST = 200_000;
const WIDTH = 1300;

/**
 * Makes the pictures of the README anew.
 * @returns {Promise<void>}
 * @throws {Problem} when one is too heavy
 */
async function takePictures() {
	await prepare();
	await build();
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

async function build() {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-argyle-pictures-'));
	const gulp = join(ROOT, 'node_modules/gulp/bin/gulp.js');
	await run(process.execPath, [gulp, 'build'], { cwd: ROOT, log: join(folder, 'build.log') });
	rmSync(folder, { recursive: true });
}

/**
 * @param {Editor} editor
 * @param {string} workflowId
 */
async function pictureTrigger(editor, workflowId) {
	await editor.page.setViewportSize({ width: WIDTH, height: 720 });
	await editor.openWorkflow(workflowId);
	await editor.openNode(TRIGGER);
	await editor.readTriggerPanel();
	await save(editor, 'trigger.png');
}

/**
 * @param {Studio} studio
 * @param {string} workflowId
 */
async function playLogin({ argyle, rest }, workflowId) {
	await rest.publish(workflowId);
	argyle.playLogin({ errorCode: 'invalid_mfa' });
	await rest.waitForExecutions(workflowId);
}

/**
 * @param {Editor} editor
 * @param {import('../n8n/rest').Rest} rest
 * @param {string} workflowId
 */
async function pictureItem(editor, rest, workflowId) {
	const [execution] = await rest.waitForExecutions(workflowId);
	if (execution === undefined) throw new Error(`Workflow ${workflowId} did not run`);
	await editor.page.setViewportSize({ width: WIDTH, height: 720 });
	await editor.openExecution(workflowId, execution.id);
	await editor.openNode(TRIGGER);
	await editor.showOutputFields();
	await save(editor, 'item.png');
}

/**
 * @param {Studio} studio
 * @param {Editor} editor
 * @param {string} file
 */
async function pictureExample({ rest, credential }, editor, file) {
	const { id } = await rest.createWorkflow(readExample(file, credential));
	// Lower, and n8n's own buttons cover the nodes.
	await editor.page.setViewportSize({ width: WIDTH, height: 780 });
	await editor.openWorkflow(id);
	await save(editor, `examples/${file.replace('.json', '.png')}`);
}

/**
 * @param {Editor} editor
 * @param {string} name
 */
async function save(editor, name) {
	const file = join(IMAGES, name);
	await editor.takePicture(file);
	const { size } = statSync(file);
	say(`  docs/images/${name}: ${Math.round(size / 1000)} kB`);
	if (size > LARGEST) throw new Problem(`docs/images/${name} is heavier than ${LARGEST} bytes.`);
}

module.exports = { takePictures };
