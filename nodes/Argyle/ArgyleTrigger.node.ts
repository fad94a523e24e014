import type {
	IHookFunctions,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { eventOptions, eventsSubtitle, triggerEvents } from './connection/events';
import { accountDetailsField } from './connection/fields';
import { makeOptionsFields } from './connection/optionsField';
import { silenceHints } from './connection/silentEvents';
import { receiveDelivery } from './trigger/delivery/receive';
import {
	checkSubscription,
	createSubscription,
	removeSubscription,
} from './trigger/subscription/lifecycle';

/** What only the instant trigger has in its "Options". */
const ownOptions: INodeProperties[] = [
	{
		displayName: "Only Accept Argyle's IP Addresses",
		name: 'ipAllowList',
		type: 'boolean',
		default: false,
		description:
			'Whether to reject deliveries from other addresses. Behind a proxy, n8n sees the real sender only if N8N_PROXY_HOPS is set.',
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{
				name: 'Enriched',
				value: 'enriched',
				description: 'What happened in plain words, who must act, and a stable event ID',
			},
			{
				name: 'Raw',
				value: 'raw',
				description: 'What Argyle sent, unchanged',
			},
		],
		default: 'enriched',
	},
];

/** The instant trigger. */
export class ArgyleTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Argyle Trigger',
		name: 'argyleTrigger',
		icon: { light: 'file:../../icons/argyle.svg', dark: 'file:../../icons/argyle.dark.svg' },
		group: ['trigger'],
		// Only for version 1 does n8n read the raw bytes of every content type. A later version would have
		// to read them itself.
		version: 1,
		subtitle: eventsSubtitle,
		description:
			'Starts the workflow when an applicant could not connect a payroll account, connected one, or lost the connection',
		eventTriggerDescription: 'Waiting for one of the chosen events in Argyle',
		hints: silenceHints,
		activationMessage: 'Argyle now reports the chosen events to this workflow.',
		defaults: { name: 'Argyle Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'argyleApi', required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Without it, n8n answers with the text "firstEntryJson" and ignores what webhook() returns.
				responseData: '',
				path: 'webhook',
			},
		],
		triggerPanel: {
			header: 'Start when a payroll account fails, connects, disconnects or is removed',
			executionsHelp: {
				inactive:
					'<b>While you build:</b> use a sandbox credential, execute this step, and make a login fail while it listens: in Argyle Console (Sandbox) open Flows → your demo flow → "Simulate an error", and use the password shown there.<br /><br /><b>When you are done:</b> publish the workflow (n8n 1: activate it). It then runs by itself on every chosen event.',
				active:
					'<b>While you build:</b> use a sandbox credential, execute this step, and make a login fail while it listens: in Argyle Console (Sandbox) open Flows → your demo flow → "Simulate an error", and use the password shown there.<br /><br /><b>Published:</b> the workflow runs by itself on every chosen event. Those runs show in the executions list, not here.',
			},
			activationHint:
				'Once you have finished building the workflow, publish it (n8n 1: activate it) to have it run on every chosen event.',
		},
		properties: [
			{
				displayName:
					'Argyle must reach your n8n at a public https address. Without one, use the Argyle Polling Trigger.',
				name: 'addressNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Trigger On',
				name: 'events',
				type: 'multiOptions',
				options: triggerEvents.map((event) => eventOptions[event]),
				default: ['accounts.failed'],
				required: true,
			},
			{
				displayName:
					'Argyle also sends Account Removed when this workflow deletes the account. To avoid a loop, do not delete accounts in a workflow that starts with it.',
				name: 'removalNotice',
				type: 'notice',
				default: '',
				displayOptions: { show: { events: ['accounts.removed'] } },
			},
			accountDetailsField,
			...makeOptionsFields(ownOptions),
		],
	};

	// n8n's linter requires the three methods here. They do their work in trigger/subscription/lifecycle.ts.
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkSubscription(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await createSubscription(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				await removeSubscription(this);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveDelivery(this);
	}
}
