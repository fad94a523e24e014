import type { INodeProperties } from 'n8n-workflow';
import { UNLISTED, codesByEvent } from './codeChoices';
import { codeOptions, listCodeOptions } from './options';

const without = (event: string) => ({ _cnd: { not: event } });

/**
 * The lists of codes by what "Trigger On" holds: no list offers a code that none of the chosen events
 * can carry. Conditions of `hide` see a list as a whole, so each choice shows exactly one of them. An
 * expression meets the `show` condition of the last one only.
 */
const variants: Array<Pick<INodeProperties, 'options' | 'displayOptions'>> = [
	{
		options: listCodeOptions('accounts.failed'),
		displayOptions: { hide: { '/events': [without('accounts.failed'), 'accounts.disconnected'] } },
	},
	{
		options: listCodeOptions('accounts.disconnected'),
		displayOptions: { hide: { '/events': [without('accounts.disconnected'), 'accounts.failed'] } },
	},
	{
		options: listCodeOptions('accounts.failed', 'accounts.disconnected'),
		displayOptions: {
			hide: { '/events': [without('accounts.failed'), without('accounts.disconnected')] },
		},
	},
	{
		options: codeOptions,
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

const failing = codesByEvent['accounts.failed'];
const neverFailing = codeOptions
	.map(({ value }) => String(value))
	.filter((code) => code !== UNLISTED && !failing.includes(code));

/** Warns of a filter that waits for codes that never come, as after a change of "Trigger On". */
export const neverMatchingNotice: INodeProperties = {
	displayName:
		'Argyle never sends Authentication Required or Ongoing Refresh Disabled for a failed login. To hear of lost connections, add Account Disconnected to "Trigger On".',
	name: 'neverMatchingNotice',
	type: 'notice',
	default: '',
	displayOptions: {
		show: { 'options.errorCodes': neverFailing },
		hide: { events: [without('accounts.failed'), 'accounts.disconnected'] },
	},
};
