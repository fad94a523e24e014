import type { INodeProperties, IPollFunctions } from 'n8n-workflow';
import {
	accountDetailsField,
	commonOptions,
	readOptions,
	readWants,
	readWords,
	sortFields,
} from '../connection/parameters';
import type { ItemWants } from './items';
import type { Watch } from './watch';
import { pollEvents } from './watch';

/** What the user of the polling trigger wants. */
export interface PollWants extends ItemWants {
	watch: Watch;
	/** Whether changes from before the first poll start the workflow. */
	firstPoll: 'onlyNew' | 'existing';
}

/** The parameters of the polling trigger. */
export const pollProperties: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: ['accounts.failed'],
		options: [
			{
				name: 'Account Disconnected',
				value: 'accounts.disconnected',
				description: 'A connection broke after it had worked',
			},
			{
				name: 'Account Failed',
				value: 'accounts.failed',
				description: 'Somebody tried to connect a payroll account and it did not work',
			},
			{
				name: 'Account Recovered',
				value: 'accounts.recovered',
				description: 'An account that an earlier poll saw failing is connected now',
			},
		],
		description: 'What starts the workflow',
	},
	{
		displayName: 'Accounts to Check',
		name: 'accounts',
		type: 'options',
		default: 'neverConnected',
		options: [
			{
				name: 'Accounts That Never Connected',
				value: 'neverConnected',
				description: 'Failed first logins, which needs the fewest requests',
			},
			{
				name: 'All Accounts',
				value: 'all',
				description: 'Also failed logins of people who were connected before',
			},
		],
		description:
			'Whose failed logins start the workflow. For disconnections and recoveries, the node always reads all accounts.',
	},
	{
		displayName: 'First Poll',
		name: 'firstPoll',
		type: 'options',
		default: 'onlyNew',
		options: [
			{
				name: 'Existing Failures Too',
				value: 'existing',
				description: 'Also start once for each account that fails at the moment',
			},
			{
				name: 'Only New Changes',
				value: 'onlyNew',
				description: 'Start for what happens after the workflow is published',
			},
		],
		description: 'What to do when the workflow is published for the first time',
	},
	accountDetailsField,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: sortFields([
			...commonOptions,
			{
				displayName: 'Only Accounts with Ongoing Refresh',
				name: 'monitoredOnly',
				type: 'boolean',
				default: true,
				description:
					'Whether to leave out disconnections of accounts whose data Argyle does not refresh. One-time verifications end with auth_required by themselves, a day later.',
			},
		]),
	},
];

/**
 * Reads the parameters. It evaluates the user's expressions, so it must run in the first tick of a
 * poll: n8n 2.41 takes away the isolate for them when any poll of the workflow ends.
 */
export function readPollWants(context: IPollFunctions): PollWants {
	const options = readOptions(context);
	const { includeResource, includeContact, filter } = readWants(context, options);
	const chosen = readWords({ events: context.getNodeParameter('events', []) }, 'events');
	return {
		includeResource,
		includeContact,
		firstPoll: context.getNodeParameter('firstPoll', '') === 'existing' ? 'existing' : 'onlyNew',
		watch: {
			events: pollEvents.filter((event) => chosen.includes(event)),
			accounts: context.getNodeParameter('accounts', '') === 'all' ? 'all' : 'neverConnected',
			monitoredOnly: options.monitoredOnly !== false,
			filter,
		},
	};
}
