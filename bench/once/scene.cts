import { openN8n } from '../../tools/n8n/world/open.cts';
import { readJoined } from '../../tools/n8n/world/joined.cts';
import { openWhole } from '../../tools/process/undo.cts';
import { startReceiver } from '../../tools/simulator/receiver.cts';
import type { Later } from '../../tools/process/undo.cts';

export type Scene = Awaited<ReturnType<typeof openScene>>;

/** As in the example. */
const WAIT = { amount: 3, unit: 'minutes' };

/**
 * Starts a real n8n without a concurrency limit, and publishes the recipe in it. The step that must not happen twice
 * reports each failure to a receiver.
 * @param settings of n8n
 */
export async function openScene(settings: NodeJS.ProcessEnv) {
	return await openWhole(setUp, settings);
}

async function setUp(later: Later, settings: NodeJS.ProcessEnv) {
	const quiet = { N8N_LOG_LEVEL: 'error', N8N_DISABLE_UI: 'true' };
	const open = await openN8n({ env: { ...quiet, ...settings } });
	later(open.close);
	const passed = await startReceiver();
	later(passed.close);
	const recipe = readJoined(passed.url, open.credential, { disabled: true }, WAIT);
	const { id } = await open.rest.createWorkflow(recipe);
	await open.rest.publish(id);
	const { argyle, n8n, rest, send } = open;
	return { argyle, n8n, rest, send, workflow: id, passed, seen: new Set<string>() };
}
