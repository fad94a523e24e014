import { readFileSync } from 'node:fs';
import { openWhole } from '../../process/undo.cts';
import { startSimulator } from '../../simulator/index.cts';
import { equip } from './equip.cts';
import { furnish, openWorld } from './world.cts';
import type { Later } from '../../process/undo.cts';
import type { World } from './world.cts';

/** The environment variable with the n8n that the processes of a test run share. */
const PLACE = 'N8N_OF_ALL_TESTS';

/** Settings that do not affect the other tests. */
const SETTINGS = {
	N8N_PROXY_HOPS: '1',
	N8N_COMMUNITY_PACKAGES_ALLOW_TOOL_USAGE: 'true',
};

interface Place {
	url: string;
	logFile: string;
	/** The owner's session, because n8n refuses the sixth login in a minute. */
	session: string;
}

let shared: World | undefined;

/** Starts the n8n for test files that neither stop it nor need their own settings. */
export async function startShared(): Promise<void> {
	shared = await openWorld({ env: SETTINGS });
	const { n8n, rest } = shared;
	const place: Place = { url: n8n.url, logFile: n8n.logFile, session: rest.getSession() };
	process.env[PLACE] = JSON.stringify(place);
}

export async function stopShared(): Promise<void> {
	await shared?.close();
}

export type SharedWorld = Awaited<ReturnType<typeof openShared>>;

/**
 * Opens a world on the shared n8n: an Argyle, a credential and workflows of its own. Closing it
 * unpublishes them.
 * @throws {Error} when there is no shared n8n
 */
export async function openShared() {
	return await openWhole(open);
}

async function open(later: Later) {
	const place: Place | null = JSON.parse(process.env[PLACE] ?? 'null');
	if (place === null) throw new Error('The shared n8n was not started');
	const { url, logFile, session } = place;
	const argyle = await startSimulator({ retryDelayMs: 500 });
	later(argyle.close);
	const n8n = { url, readLog: () => readFileSync(logFile, 'utf8') };
	const equipment = await equip(argyle, n8n, { session });
	later(equipment.rest.unpublishAll);
	return furnish({ argyle, n8n, prefix: 'n8n-nodes-argyle', ...equipment });
}
