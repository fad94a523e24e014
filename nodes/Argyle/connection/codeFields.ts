import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { unlisted } from './filters';
import { codeOptions } from './options';
import { disconnectionCodes } from './state';

/** Argyle sends no `accounts.failed` for these: nobody attempts a login. */
const codesWithoutAttempt = ['auth_required', 'ongoing_refresh_disabled'];

const unlistedOption: INodePropertyOptions = {
	name: 'Any Code Newer Than This List',
	value: unlisted,
	description: 'Codes that Argyle has added since, and failures without a code',
};

const listed = codeOptions.filter(({ value }) => value !== unlisted);
const keep = (isKept: (code: string) => boolean): INodePropertyOptions[] => [
	...listed.filter(({ value }) => isKept(String(value))),
	unlistedOption,
];

const isOfFailure = (code: string) => !codesWithoutAttempt.includes(code);
const isOfDisconnection = (code: string) => disconnectionCodes.includes(code);

const without = (event: string) => ({ _cnd: { not: event } });

/**
 * The lists of codes by what "Trigger On" holds: no list offers a code that none of the chosen events
 * can carry. Conditions of `hide` see a list as a whole, so each choice shows exactly one of them. An
 * expression meets the `show` condition of the last one only.
 */
const variants: Array<Pick<INodeProperties, 'options' | 'displayOptions'>> = [
	{
		options: keep(isOfFailure),
		displayOptions: { hide: { '/events': [without('accounts.failed'), 'accounts.disconnected'] } },
	},
	{
		options: keep(isOfDisconnection),
		displayOptions: { hide: { '/events': [without('accounts.disconnected'), 'accounts.failed'] } },
	},
	{
		options: keep((code) => isOfFailure(code) || isOfDisconnection(code)),
		displayOptions: {
			hide: { '/events': [without('accounts.failed'), without('accounts.disconnected')] },
		},
	},
	{
		options: keep(() => true),
		displayOptions: { show: { '/events': [{ _cnd: { startsWith: '=' } }] } },
	},
];

/** "Error Codes" and "Exclude Error Codes", once for each variant. */
export const codeFields: INodeProperties[] = variants.flatMap((variant): INodeProperties[] => [
	{
		displayName: 'Error Codes',
		name: 'errorCodes',
		type: 'multiOptions',
		default: [],
		description: 'Only start for these',
		...variant,
	},
	{
		displayName: 'Exclude Error Codes',
		name: 'excludeErrorCodes',
		type: 'multiOptions',
		default: [],
		description: 'Never start for these',
		...variant,
	},
]);

/** Warns of a filter that waits for codes that never come, as after a change of "Trigger On". */
export const neverMatchingNotice: INodeProperties = {
	displayName:
		'Argyle never sends Authentication Required or Ongoing Refresh Disabled for a failed login. To hear of lost connections, add Account Disconnected to "Trigger On".',
	name: 'neverMatchingNotice',
	type: 'notice',
	default: '',
	displayOptions: {
		show: { 'options.errorCodes': codesWithoutAttempt },
		hide: { events: [without('accounts.failed'), 'accounts.disconnected'] },
	},
};
