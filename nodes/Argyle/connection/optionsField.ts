import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { makeCodeFields } from './codeFields';
import { eventOptions, failureEvents } from './events';
import { disconnectionFields, filterFields, itemFields, sortFields } from './fields';
import { codeOptions, listCodeOptions } from './options';

type Hide = NonNullable<IDisplayOptions['hide']>;

const without = (one: string) => ({ _cnd: { not: one } });

const all = Object.keys(eventOptions);
const filterable = all.filter((event) => failureEvents.some((one) => one === event));

/**
 * What "Trigger On" holds and is not an event: an expression, and what n8n's editor takes for its value: ''
 * while it can't evaluate it, and a text like '[Array: ["accounts.failed"]]' for a list. By the order of
 * texts, not by a regular expression: n8n 2.41 gives each one 250 ms (safe-regex.js), checks it at each
 * delivery and publishing, and fails these when a busy machine needs longer. Seen as status 500.
 */
const strange = [
	{ _cnd: { lt: 'accounts.' } },
	{ _cnd: { gt: 'accounts.~' } },
	// What `parseWords` (values.ts) separates the words of a text by.
	...[',', ';', ' ', '\n', '\t'].map((separator) => ({ _cnd: { includes: separator } })),
];

/**
 * A condition on no value at all is never met, so `hide: { events }` alone shows every variant while
 * nothing is chosen. n8n 1.123 wants the slash: without it, it waits for a parameter of that name.
 */
const nothing: Hide = { '/events.length': [0] };

const listFilters = (codes: INodePropertyOptions[]) => [...makeCodeFields(codes), ...filterFields];

/** The fields of "Options" by what "Trigger On" holds, each with the condition that shows it. */
const variants: Array<{ displayOptions: IDisplayOptions; fields: INodeProperties[] }> = [
	{
		displayOptions: { hide: { events: all } },
		fields: [...listFilters(codeOptions), ...disconnectionFields],
	},
	{
		displayOptions: {
			hide: { ...nothing, events: [without('accounts.failed'), without('accounts.disconnected')] },
		},
		fields: [
			...listFilters(listCodeOptions('accounts.failed', 'accounts.disconnected')),
			...disconnectionFields,
		],
	},
	{
		displayOptions: {
			hide: { ...nothing, events: [without('accounts.failed'), 'accounts.disconnected'] },
		},
		fields: listFilters(listCodeOptions('accounts.failed')),
	},
	{
		displayOptions: {
			hide: { ...nothing, events: [without('accounts.disconnected'), 'accounts.failed'] },
		},
		fields: [...listFilters(listCodeOptions('accounts.disconnected')), ...disconnectionFields],
	},
	{
		displayOptions: { hide: { ...nothing, events: [...filterable, ...strange] } },
		fields: [],
	},
];

/**
 * Makes the parameter "Options" of a trigger: several of one name. n8n shows exactly one. It
 * offers no code and no filter that none of the chosen events can carry. The condition is on the
 * whole, as n8n wants none inside a collection. With an expression, and while nothing is chosen, all is
 * offered.
 *
 * A value that the shown one does not offer stays in force, and n8n's editor marks it.
 *
 * @param own - what only this trigger offers
 */
export function makeOptionsFields(own: INodeProperties[] = []): INodeProperties[] {
	return variants.map(({ displayOptions, fields }) => ({
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions,
		options: sortFields([...itemFields, ...fields, ...own]),
	}));
}
