import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { eventsSubtitle } from './connection/events';
import { silenceHints } from './connection/silentEvents';
import { pollProperties } from './poll/parameters';
import { poll } from './poll/poll';

/** The polling trigger. */
export class ArgylePollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Argyle Polling Trigger',
		name: 'argylePollTrigger',
		icon: { light: 'file:../../icons/argyle.svg', dark: 'file:../../icons/argyle.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventsSubtitle,
		description:
			'Polls accounts on a schedule, and starts the workflow for failed logins, disconnections and recoveries',
		// An empty text hides n8n's "Waiting for you to create an event in …": a poll waits for nothing.
		eventTriggerDescription: '',
		hints: silenceHints,
		activationMessage: 'n8n now polls your Argyle accounts on the schedule that you set.',
		defaults: { name: 'Argyle Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'argyleApi', required: true }],
		properties: pollProperties,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
