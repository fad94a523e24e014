import { TRIGGER } from '../../tools/demo/workflow.cts';
import { readExample } from '../../tools/docs/examples.cts';
import { createNode } from '../../tools/n8n/world/workflow.cts';
import type { Credentials } from '../../tools/docs/examples.cts';

export const ALLOWED = 'Write to Them?';
export const SMS = 'SMS by Twilio';
export const MAIL = 'E-Mail by Gmail';
export const READ = 'Read the Account';
export const CONNECTED = 'Connected?';
export const STOP = 'Stop';
export const AGAIN = 'Text Them Again';
const WAIT = 'Wait a Day';

/**
 * Creates the workflow of docs/applicant-messages.md before its fields are filled in: the nodes are
 * connected, and what is chosen from lists is chosen. A failed login is pinned to the trigger.
 * @param argyle the credential of the nodes of this package
 * @param others those of Twilio and Gmail
 * @returns the workflow, and the account of the login
 */
export function createReminder(argyle: { id: string; name: string }, others: Credentials) {
	const example = readExample('remind-by-text-and-mail.json', argyle, {}, others);
	const [trigger] = example.nodes.filter(({ name }) => name === TRIGGER);
	const [item] = Object(example).pinData[TRIGGER];
	const credentials = { ...others, argyleApi: { id: argyle.id, name: argyle.name } };
	const nodes = [
		{ ...createNode('', TRIGGER), ...trigger },
		createNode('n8n-nodes-base.if', ALLOWED, {}, { typeVersion: 2.3 }),
		createNode('n8n-nodes-base.twilio', SMS, {}, choose('twilioApi', credentials)),
		createNode('n8n-nodes-base.gmail', MAIL, plainText, {
			...choose('gmailOAuth2', credentials),
			typeVersion: 2.2,
		}),
		// A second in place of the day: the test does not wait for a date.
		createNode('n8n-nodes-base.wait', WAIT, { amount: 1, unit: 'seconds' }, { typeVersion: 1.1 }),
		createNode('n8n-nodes-argyle.argyle', READ, {}, choose('argyleApi', credentials)),
		createNode('n8n-nodes-base.if', CONNECTED, {}, { typeVersion: 2.3 }),
		createNode('n8n-nodes-base.noOp', STOP),
		createNode('n8n-nodes-base.twilio', AGAIN, {}, choose('twilioApi', credentials)),
	].map((node, index) => ({ ...node, position: [220 * index, node.name === AGAIN ? 200 : 0] }));
	const chain = [TRIGGER, ALLOWED, SMS, MAIL, WAIT, READ, CONNECTED];
	const connections = Object.fromEntries(
		chain.slice(1).map((name, index) => [chain[index] ?? '', { main: [link(name)] }]),
	);
	return {
		workflow: {
			name: 'Built by Dragging',
			nodes,
			connections: { ...connections, [CONNECTED]: { main: [link(STOP), link(AGAIN)] } },
			settings: { executionOrder: 'v1' },
			pinData: { [TRIGGER]: [item] },
		},
		account: String(item.json.account),
	};
}

const link = (node: string) => [{ node, type: 'main', index: 0 }];

const plainText = { emailType: 'text', options: { appendAttribution: false } };

const choose = (type: string, credentials: Credentials) => ({
	credentials: { [type]: credentials[type] },
});
