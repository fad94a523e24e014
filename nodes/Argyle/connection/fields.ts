import type { INodeProperties } from 'n8n-workflow';
import { actorOptions } from './options';

/** The field that both triggers show above "Options". */
export const accountDetailsField: INodeProperties = {
	displayName: 'Include Account Details',
	name: 'includeResource',
	type: 'boolean',
	default: true,
	description:
		'Whether to add the account object, which shows when the connection changed and whether the applicant was connected before',
};

/** What an item is made of, whatever it is about. */
export const itemFields: INodeProperties[] = [
	{
		displayName: 'Include Employer or Payroll Platform',
		name: 'includeProvider',
		type: 'boolean',
		default: true,
		description: 'Whether to look up the name, kind and health of the employer or payroll platform',
	},
	{
		displayName: 'Include User Contact Details',
		name: 'includeContact',
		type: 'boolean',
		default: false,
		description:
			'Whether to look up the name, email, phone number, external ID and external metadata of the applicant',
	},
	{
		displayName: 'Link for the Applicant',
		name: 'connectUrl',
		type: 'options',
		options: [
			{ name: 'None', value: 'none', description: 'Leave the link out' },
			{
				name: 'From Their Argyle Invite',
				value: 'invite',
				description: 'The link of the latest invite that Argyle has sent to the applicant',
			},
			{
				name: 'From a Template',
				value: 'template',
				description: "Your own page, with the applicant's IDs in its address",
			},
		],
		default: 'none',
		description: 'Where the applicant can connect again',
	},
	{
		displayName: 'Link Template',
		name: 'connectUrlTemplate',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/connect?user={user}',
		description: 'An address that may contain {user}, {account} and {external_id}',
	},
];

/** Which failed logins and lost connections start the workflow, apart from their codes. */
export const filterFields: INodeProperties[] = [
	{
		displayName: 'First Connections Only',
		name: 'firstConnectionOnly',
		type: 'boolean',
		default: false,
		description: 'Whether to leave out applicants who were connected before',
	},
	{
		displayName: 'Who Must Act',
		name: 'actors',
		type: 'multiOptions',
		options: actorOptions,
		default: [],
		description: 'Start only if one of these has to take the next step',
	},
];

/** Which lost connections start the workflow. */
export const disconnectionFields: INodeProperties[] = [
	{
		displayName: 'Only Accounts with Ongoing Refresh',
		name: 'monitoredOnly',
		type: 'boolean',
		default: true,
		description:
			'Whether to leave out disconnections of accounts that Argyle does not refresh. Argyle ends one-time verifications after a day.',
	},
];

/** Sorts the fields of a collection by name, as n8n requires. */
export function sortFields(fields: INodeProperties[]): INodeProperties[] {
	return [...fields].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
}
