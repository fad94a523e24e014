import type { INodeProperties } from 'n8n-workflow';
import { eventOptions } from '../connection/events';
import { accountDetailsField } from '../connection/fields';
import { makeOptionsFields } from '../connection/optionsField';
import { readWants } from '../connection/parameters';
import type { ParameterContext } from '../connection/reader';
import { ParameterReader, throwRefusal } from '../connection/reader';
import { listOf, oneOf } from '../connection/values';
import type { ItemWants } from './items';
import type { PollEvent, Watch } from './watch';
import { accountChoices, pollEvents } from './watch';

const firstPollChoices = ['onlyNew', 'existing'] as const;

/** What the user of the polling trigger wants. */
export interface PollWants extends ItemWants {
	watch: Watch;
	/** Whether changes before the first poll start the workflow. */
	firstPoll: (typeof firstPollChoices)[number];
}

/** The parameters of the polling trigger. */
export const pollProperties: INodeProperties[] = [
	{
		displayName:
			'Each poll reads every account that it checks, 200 per request. With many accounts, poll less often: Argyle allows 50 requests a second for the whole key.',
		name: 'requestsNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: ['accounts.failed'],
		options: [
			eventOptions['accounts.disconnected'],
			eventOptions['accounts.failed'],
			eventOptions['accounts.recovered'],
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
				description: 'Only failed first logins. This needs the fewest requests.',
			},
			{
				name: 'All Accounts',
				value: 'all',
				description: 'Failed logins of applicants who were connected before, too',
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
				description: 'Also start once for each account that is failing now',
			},
			{
				name: 'Only New Changes',
				value: 'onlyNew',
				description: 'Start only for changes after the workflow is published',
			},
		],
		description: 'What to do when the workflow is published for the first time',
	},
	accountDetailsField,
	...makeOptionsFields(),
];

/**
 * Reads the parameters. It must run in the first tick of a poll, because it evaluates the user's
 * expressions: n8n 2.41 releases their isolate when any poll of the workflow ends.
 *
 * @throws NodeOperationError that names the field of an invalid value. With a default instead, the poll
 *   could skip changes permanently. A poll that fails leaves them to the next poll
 */
export function readPollWants(context: ParameterContext): PollWants {
	const { monitoredOnly, filter, ...wants } = readWants(context, throwRefusal);
	const reader = new ParameterReader(context, throwRefusal);
	const events = reader.read<PollEvent[]>(
		'events',
		'Trigger On',
		['accounts.failed'],
		listOf(pollEvents),
	);
	if (events.length === 0) {
		throwRefusal(context, "'Trigger On' is empty. Choose at least one event");
	}
	const accounts = reader.read(
		'accounts',
		'Accounts to Check',
		'neverConnected',
		oneOf(accountChoices),
	);
	const firstPoll = reader.read('firstPoll', 'First Poll', 'onlyNew', oneOf(firstPollChoices));
	return { ...wants, firstPoll, watch: { events, accounts, monitoredOnly, filter } };
}
