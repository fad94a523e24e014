import type { INodeProperties } from 'n8n-workflow';
import { actorOptions } from './options';

/** The field of both triggers that stands outside of "Options". */
export const accountDetailsField: INodeProperties = {
	displayName: 'Include Account Details',
	name: 'includeResource',
	type: 'boolean',
	default: true,
	description:
		'Whether to add the account object, which says when the connection changed and whether the applicant was connected before',
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
				description: 'Your own page, with the IDs of the applicant in its address',
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
		description: 'Only start when the next step is up to one of these',
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
			'Whether to leave out disconnections of accounts that Argyle does not refresh. One-time verifications end by themselves a day later.',
	},
];

/** Fields in the order of their names, as n8n shows those of a collection. */
export function sortFields(fields: INodeProperties[]): INodeProperties[] {
	return [...fields].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
}
