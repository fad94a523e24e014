import { randomBytes } from 'node:crypto';
import { installN8n } from '../../tools/n8n/install.cts';
import { createN8n } from '../../tools/n8n/process.cts';
import { createRest } from '../../tools/n8n/rest/index.cts';
import { installPacked } from '../../tools/n8n/world/installing.cts';
import { OWNER } from '../../tools/n8n/world/template.cts';
import { furnish } from '../../tools/n8n/world/world.cts';
import { untilListening } from '../../tools/n8n/world/listening.cts';
import { startSimulator } from '../../tools/simulator/index.cts';
import type { N8nProcess } from '../../tools/n8n/process.cts';

/**
 * Gives the means to run one version of n8n after the other, on the same data folder and address.
 */
export async function openUpgrade() {
	const argyle = await startSimulator({ retryDelayMs: 500 });
	const packed = await installPacked();
	const env = { N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex') };
	let running: N8nProcess | undefined;

	return {
		argyle,

		/** Starts the first version, with an owner and a credential. */
		begin: async (version: string) => {
			const n8n = await createN8n({ install: await installN8n(version), env });
			running = n8n;
			packed.copyTo(n8n.userFolder);
			await n8n.start();
			const rest = createRest(n8n.url, { publicationService: false, version });
			await rest.createOwner(OWNER);
			const fields = argyle.credential();
			const credential = await rest.createCredential('argyleApi', 'Argyle account', fields);
			return furnish({ n8n, rest, credential, prefix: 'n8n-nodes-argyle' });
		},

		/** Stops the version that runs, and starts another one on its data. */
		upgradeTo: async (version: string) => {
			if (!running) throw new Error('There is nothing to upgrade');
			await running.stop();
			const { userFolder, url } = running;
			const port = Number(new URL(url).port);
			running = await createN8n({ install: await installN8n(version), userFolder, port, env });
			await running.start();
			const rest = createRest(url, { version });
			await rest.logIn(OWNER);
			await untilListening(argyle);
			return rest;
		},

		close: async () => {
			await running?.stop();
			running?.remove();
			await argyle.close();
		},
	};
}
