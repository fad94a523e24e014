import { openN8n } from './open.cts';
import { createActions } from './actions.cts';
import { createTriggers } from './triggers.cts';

export type World = Awaited<ReturnType<typeof openWorld>>;

interface OpenWorldOptions {
	/** Which of n8n's two activation engines. */
	publicationService?: boolean;
	/** Further settings of n8n. */
	env?: NodeJS.ProcessEnv;
}

/** Starts the n8n that most users run, with the means to make workflows of single nodes in it. */
export async function openWorld({ publicationService = true, env }: OpenWorldOptions = {}) {
	const open = await openN8n({
		cell: { publicationService },
		env: { N8N_LOG_LEVEL: 'debug', ...env },
	});
	const { rest, credential, n8n } = open;
	return {
		...open,
		...createTriggers(rest, credential),
		...createActions(rest, credential, n8n.url),
	};
}
