import { openN8n } from './open.cts';
import { createWorkflows } from './workflows.cts';
import type { OpenN8n, OpenOptions } from './open.cts';

export type World = Awaited<ReturnType<typeof openWorld>>;

/**
 * Starts an n8n without its editor, and adds functions that make workflows of this package's nodes.
 */
export async function openWorld({ env, ...options }: OpenOptions = {}) {
	// n8n would write the 29 MB of its editor at each start.
	const own = { N8N_LOG_LEVEL: 'debug', N8N_DISABLE_UI: 'true' };
	return furnish(await openN8n({ ...options, env: { ...own, ...env } }));
}

/** Adds the functions that make workflows. */
export function furnish<
	T extends Pick<OpenN8n, 'rest' | 'credential' | 'prefix'> & { n8n: { url: string } },
>(open: T) {
	const { rest, credential, prefix, n8n } = open;
	return { ...open, ...createWorkflows({ rest, credential, prefix, url: n8n.url }) };
}
