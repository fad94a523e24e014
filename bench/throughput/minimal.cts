import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackage } from '../../tools/n8n/package.cts';
import { run } from '../../tools/process/run.cts';

const PACKAGE = 'n8n-nodes-bench';

/**
 * The source of the smallest trigger that n8n can load as a community node.
 * @param name of the class
 * @param parts as JavaScript: what its webhook gives back
 */
function writeNode(
	name: string,
	{ answer, credentials = '[]' }: { answer: string; credentials?: string },
) {
	return `class ${name} {
	description = {
		displayName: '${name}',
		name: '${nameNode(name)}',
		group: ['trigger'],
		version: 1,
		description: 'The least that a trigger can do',
		defaults: { name: '${name}' },
		inputs: [],
		outputs: ['main'],
		credentials: ${credentials},
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', responseData: '', path: 'webhook' },
		],
		properties: [],
	};

	async webhook() {
		return ${answer};
	}
}
exports.${name} = ${name};
`;
}

const PASS_ON = `{ webhookResponse: { received: true }, workflowData: [[{ json: this.getBodyData() }]] }`;

/**
 * One hands on the body as it is and so is the host's ceiling for any trigger; one does so with a
 * credential that it never reads; one starts nothing.
 */
const NODES = {
	MinimalTrigger: { answer: PASS_ON },
	CredentialTrigger: { answer: PASS_ON, credentials: `[{ name: 'argyleApi' }]` },
	IdleTrigger: { answer: '{}' },
};

/** Their types, as n8n names them. */
export const TYPES = {
	minimal: `${PACKAGE}.minimalTrigger`,
	credential: `${PACKAGE}.credentialTrigger`,
	idle: `${PACKAGE}.idleTrigger`,
};

/** @param name of the class */
function nameNode(name: string) {
	return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Makes a package of the smallest triggers and installs it into an n8n that is not running. */
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
