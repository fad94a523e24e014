import { join } from 'node:path';
import { readExample } from '../docs/examples.cts';
import { installN8n } from '../n8n/install.cts';
import { installPackage, packPackage } from '../n8n/package.cts';
import { createN8n } from '../n8n/process.cts';
import { createRest } from '../n8n/rest/index.cts';
import { ROOT } from '../root.cts';
import { step } from '../process/progress.cts';
import { run } from '../process/run.cts';
import { EXAMPLE, PARAMETERS, TRIGGER } from './workflow.cts';
import type { Choices } from './choices.cts';
import type { Argyle } from './argyle.cts';
import type { Cleanups } from './cleanups.cts';
import type { Rest } from '../n8n/rest/index.cts';

/** Good enough for an n8n that listens on this machine only and forgets everything afterwards. */
const LOGIN = { email: 'owner@example.com', password: 'Argyle-demo-1' };

/** A real n8n in which the example workflow is published. */
export interface Stage {
	rest: Rest;
	workflowId: string;
	login: typeof LOGIN;
}

/**
 * Builds the package and brings up n8n with it, with the example workflow published.
 * @param cleanups gets what has to be undone
 */
export async function setStage(
	{ port }: Choices,
	argyle: Argyle,
	cleanups: Cleanups,
): Promise<Stage> {
	const install = await installN8n();
	const env = argyle.webhookUrl === undefined ? {} : { WEBHOOK_URL: argyle.webhookUrl };
	const n8n = await createN8n({ install, port, env });
	cleanups.add('Deleting the data', async () => n8n.remove(), { unlessFailed: true });
	await step('Building the package', async () => {
		const gulp = join(ROOT, 'node_modules/gulp/bin/gulp.js');
		const log = join(n8n.userFolder, 'build.log');
		await run(process.execPath, [gulp, 'build'], { cwd: ROOT, log });
		await installPackage(await packPackage(n8n.userFolder), n8n);
	});
	cleanups.add('Stopping n8n', () => n8n.stop());
	await step('Starting n8n', () => n8n.start());

	const rest = createRest(n8n.url);
	await rest.createOwner(LOGIN);
	const credential = await rest.createCredential('argyleApi', 'Argyle (demo)', argyle.credential);
	const { id } = await rest.createWorkflow(
		readExample(EXAMPLE, credential, { [TRIGGER]: { parameters: PARAMETERS } }),
	);
	cleanups.add('Unpublishing the workflow', () => rest.unpublish(id));
	await step('Publishing the example workflow', () => rest.publish(id));
	return { rest, workflowId: id, login: LOGIN };
}
