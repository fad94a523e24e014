import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackage } from '../../tools/n8n/package.cts';
import { run } from '../../tools/process/run.cts';

const PACKAGE = 'n8n-nodes-bench';

const PASS_ON =
	'{ webhookResponse: { received: true }, workflowData: [[{ json: this.getBodyData() }]] }';

const CREDENTIALS = "[{ name: 'argyleApi' }]";

/** By the name of the node: what its webhook returns, and its credentials, in JavaScript. */
const NODES = {
	minimal: { answer: PASS_ON, credentials: '[]' },
	credential: { answer: PASS_ON, credentials: CREDENTIALS },
	opening: {
		answer: `(await this.getCredentials('argyleApi')) && ${PASS_ON}`,
		credentials: CREDENTIALS,
	},
	idle: { answer: '{}', credentials: '[]' },
};

/** The types, as n8n names them: one passes the body on, one also has a credential, one also opens it, one starts nothing. */
export const TYPES = {
	minimal: `${PACKAGE}.minimal`,
	credential: `${PACKAGE}.credential`,
	opening: `${PACKAGE}.opening`,
	idle: `${PACKAGE}.idle`,
};

/** @returns the source of the smallest trigger that n8n can load as a community node */
function writeNode(name: string, { answer, credentials }: { answer: string; credentials: string }) {
	const webhook = `{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', responseData: '', path: 'webhook' }`;
	return `exports.${name} = class {
	description = {
		displayName: '${name}', name: '${name}', defaults: { name: '${name}' }, description: 'Bench',
		group: ['trigger'], version: 1, inputs: [], outputs: ['main'], properties: [],
		credentials: ${credentials},
		webhooks: [${webhook}],
	};
	async webhook() { return ${answer}; }
};
`;
}

/** Makes a package of the minimal triggers and installs it into an n8n that is not running. */
export async function installMinimalTriggers(n8n: { userFolder: string }): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), `${PACKAGE}-`));
	try {
		mkdirSync(join(folder, 'dist'));
		const nodes = Object.entries(NODES).map(([name, parts]) => {
			const file = `dist/${name}.node.js`;
			writeFileSync(join(folder, file), writeNode(name, parts));
			return file;
		});
		const manifest = { name: PACKAGE, version: '1.0.0', n8n: { n8nNodesApiVersion: 1, nodes } };
		writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
		await run('npm', ['pack'], { cwd: folder, log: join(folder, 'pack.log') });
		await installPackage(join(folder, `${PACKAGE}-1.0.0.tgz`), n8n);
	} finally {
		rmSync(folder, { recursive: true });
	}
}
