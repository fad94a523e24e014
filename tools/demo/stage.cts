import { join } from 'node:path';
import { readExample } from '../docs/examples.cts';
import { installN8n } from '../n8n/install.cts';
import { buildPackage, installPackage, packPackage } from '../n8n/package.cts';
import { createN8n } from '../n8n/process.cts';
import { createRest } from '../n8n/rest/index.cts';
import { step } from '../process/progress.cts';
import { EXAMPLE, PARAMETERS, TRIGGER } from './workflow.cts';
import type { Choices } from './choices.cts';
import type { Argyle } from './argyle.cts';
import type { Later } from '../process/undo.cts';
import type { Rest } from '../n8n/rest/index.cts';

/** Good enough for an n8n that listens on this machine only and forgets everything afterwards. */
const LOGIN = { email: 'owner@example.com', password: 'Argyle-demo-1' };

/** A real n8n in which the example workflow is published. */
export interface Stage {
	rest: Rest;
	workflowId: string;
	login: typeof LOGIN;
}

/** What happens at the end of the demo. */
export interface End {
	later: Later;
	/** After a failure the data stays, for the log in it. */
	hasFailed: boolean;
}

/** Builds the package and starts n8n with it, with the example workflow published. */
export async function setStage({ port }: Choices, argyle: Argyle, end: End): Promise<Stage> {
	const install = await installN8n();
	const env = argyle.webhookUrl === undefined ? {} : { WEBHOOK_URL: argyle.webhookUrl };
	const n8n = await createN8n({ install, port, env });
	end.later(() => end.hasFailed || n8n.remove());
	await buildPackage(join(n8n.userFolder, 'build.log'));
	await installPackage(await packPackage(n8n.userFolder), n8n);
	end.later(() => n8n.stop());
	await step('Starting n8n', () => n8n.start());

	const rest = createRest(n8n.url);
	await rest.createOwner(LOGIN);
	const credential = await rest.createCredential('argyleApi', 'Argyle (demo)', argyle.credential);
	const { id } = await rest.createWorkflow(
		readExample(EXAMPLE, credential, { [TRIGGER]: { parameters: PARAMETERS } }),
	);
	end.later(() => rest.unpublish(id));
	await step('Publishing the example workflow', () => rest.publish(id));
	return { rest, workflowId: id, login: LOGIN };
}
