import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { codeOptions } from '../../connection/options';
import { identifierFilter } from '../filters';
import { itemIdentifier, userIdentifier } from '../identifiers';

/** The groups of the failure catalogue as options, sorted by name. */
const groupOptions: INodePropertyOptions[] = [
	{ name: 'Account', value: 'account', description: 'The payroll account itself cannot be used' },
	{ name: 'Argyle or a Technical Cause', value: 'system' },
	{ name: 'Argyle Plan', value: 'plan', description: "Your Argyle plan's limits" },
	{ name: 'Data', value: 'data', description: 'The account holds too little payroll data' },
	{ name: 'Login', value: 'login', description: 'Username, password or login details' },
	{ name: 'Login Method', value: 'method', description: 'A login method that does not work here' },
	{ name: 'MFA', value: 'mfa', description: 'The second step of the login' },
	{ name: 'Payroll Provider', value: 'provider', description: 'The payroll system is unavailable' },
];

/** The filter by the time of a failure, which Get Many and Get Statistics share. */
export const failedAfterField: INodeProperties = {
	displayName: 'Failed After',
	name: 'failedAfter',
	type: 'dateTime',
	default: '',
	description:
		'Only connections that failed after this time, such as <code>{{ $now.minus({ days: 7 }) }}</code>',
};

/** The filters of Account → Get Many. */
export const accountFilterFields: INodeProperties[] = [
	{
		displayName: 'Connecting Since',
		name: 'connectingSince',
		type: 'dateTime',
		default: '',
		description:
			'Only attempts that began before this time and are still connecting, such as <code>{{ $now.minus({ minutes: 15 }) }}</code>',
	},
	{
		displayName: 'Connection Status',
		name: 'connectionStatus',
		type: 'multiOptions',
		options: [
			{ name: 'Connected', value: 'connected' },
			{ name: 'Connecting', value: 'connecting' },
			{ name: 'Error', value: 'error', description: 'The connection failed' },
		],
		default: [],
	},
	{
		displayName: 'Error Codes',
		name: 'errorCodes',
		type: 'multiOptions',
		options: codeOptions,
		default: [],
	},
	failedAfterField,
	{
		displayName: 'Failed Before',
		name: 'failedBefore',
		type: 'dateTime',
		default: '',
		description:
			'Only connections that failed before this time, such as <code>{{ $now.minus({ days: 7 }) }}</code>',
	},
	{
		displayName: 'Groups',
		name: 'groups',
		type: 'multiOptions',
		options: groupOptions,
		default: [],
		description: 'Only connections that failed for a reason in these groups',
	},
	identifierFilter(itemIdentifier, 'item', 'Only accounts at this employer or payroll platform'),
	{
		displayName: 'Never Connected',
		name: 'neverConnected',
		type: 'boolean',
		default: false,
		description: 'Whether to return only accounts that failed and hold no data',
	},
	identifierFilter(userIdentifier, 'user', 'Only accounts of this user'),
];
