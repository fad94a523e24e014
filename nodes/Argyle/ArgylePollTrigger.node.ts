import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { accountDetailsField, commonOptions, sortFields } from './connection/parameters';
import { pollFailures } from './poll/poll';
import { forgiveAtStart } from './poll/start';
import { pollInTurn } from './poll/turn';

/** The fields of "Options", in the order of their names, whatever file they come from. */
const optionFields = sortFields([
	...commonOptions,
	{
		displayName: 'Repeat After Restart',
		name: 'repeatAfterRestart',
		type: 'boolean',
		default: false,
		description:
			'Whether to start once more for the latest failures when n8n was restarted, as it may have been killed while it started the workflow for them. Put Remove Duplicates on the event ID behind it.',
	},
]);

/** The polling trigger. */
export class ArgylePollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Argyle Polling Trigger',
		name: 'argylePollTrigger',
		icon: { light: 'file:../../icons/argyle.svg', dark: 'file:../../icons/argyle.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: 'Failed logins',
		description:
			'Looks at intervals for people who could not connect their payroll account, and starts the workflow for them',
		// An empty text hides n8n's "Waiting for you to create an event in …", as nothing has to
		// happen.
		eventTriggerDescription: '',
		activationMessage: 'n8n now looks for failed logins at Argyle at the times that you set.',
		defaults: { name: 'Argyle Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'argyleApi', required: true }],
		properties: [
			{
				displayName: 'Emit Existing Failures',
				name: 'emitExisting',
				type: 'boolean',
				default: false,
				description:
					'Whether to start the workflow for all that has failed before its first poll, and not only for what fails from then on',
			},
			accountDetailsField,
			{
				displayName: 'Include Failed Re-Authentications',
				name: 'includeReauthentications',
				type: 'boolean',
				default: false,
				description:
					'Whether to look for people who were connected before and could not log in again. All accounts are then read, not only those that were never connected.',
			},
			{
				displayName: 'Include Later Disconnections',
				name: 'includeDisconnections',
				type: 'boolean',
				default: false,
				description:
					'Whether to look for connections that broke without a login, such as those with the code auth_required. All accounts are then read, not only those that were never connected.',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: optionFields,
			},
		],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollInTurn(
			this,
			async () => await forgiveAtStart(this, async () => await pollFailures(this)),
		);
	}
}
