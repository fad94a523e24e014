import type { SubscriptionPlan, TriggerEvent } from './events';
import { planSubscription, triggerEvents } from './events';
import type { FailureFilter } from './filters';
import type { LinkSource } from './link';
import { explainTemplate } from './link';
import { actorOptions } from './options';
import type { ParameterContext, Refuse } from './reader';
import { ParameterReader, ignoreRefusal, warnRefusal } from './reader';
import type { Parsed } from './values';
import { listOf, oneOf, parseCodes, parseSwitch, parseText, parseWords } from './values';

/** What the user of a trigger wants in an item, and which changes start the workflow. */
export interface Wants {
	includeResource: boolean;
	includeContact: boolean;
	includeProvider: boolean;
	/** Whether the user switched the option on explicitly. Only then may it cost an account lookup. */
	requiresProvider: boolean;
	link: { source: LinkSource; template: string };
	/** Whether disconnections count only for accounts with ongoing refresh. */
	monitoredOnly: boolean;
	filter: FailureFilter;
}

/** What the user of the instant trigger wants. */
export interface DeliveryWants extends Wants {
	output: 'enriched' | 'raw';
}

const actors = actorOptions.map(({ value }) => String(value));

const parseTemplate = (value: unknown): Parsed<string> => {
	const parsed = parseText(value);
	const problem = 'value' in parsed ? explainTemplate(parsed.value) : null;
	return problem === null ? parsed : { problem };
};

/** Parses a switch that the user may not have added; null when it is missing. */
const parseTouched = (value: unknown): Parsed<boolean | null> =>
	value === null ? { value } : parseSwitch(value);

/**
 * Reads the parameters that both triggers share.
 *
 * @param refuse - handles an invalid value; by default it logs a warning
 * @throws what `refuse` throws
 */
export function readWants(context: ParameterContext, refuse: Refuse = warnRefusal): Wants {
	const reader = new ParameterReader(context, refuse);
	const isOn = (name: string, displayName: string, fallback: boolean) =>
		reader.read(name, displayName, fallback, parseSwitch);
	const words = (name: string, displayName: string, parse: typeof parseWords) =>
		reader.read<string[]>(`options.${name}`, displayName, [], parse);
	const provider = reader.read(
		'options.includeProvider',
		'Include Employer or Payroll Platform',
		null,
		parseTouched,
	);
	return {
		includeResource: isOn('includeResource', 'Include Account Details', true),
		includeContact: isOn('options.includeContact', 'Include User Contact Details', false),
		includeProvider: provider ?? true,
		requiresProvider: provider === true,
		link: readLink(reader),
		monitoredOnly: isOn('options.monitoredOnly', 'Only Accounts with Ongoing Refresh', true),
		filter: {
			errorCodes: words('errorCodes', 'Error Codes', parseCodes),
			excludeErrorCodes: words('excludeErrorCodes', 'Exclude Error Codes', parseCodes),
			actors: words('actors', 'Who Must Act', listOf(actors)),
			firstConnectionOnly: isOn('options.firstConnectionOnly', 'First Connections Only', false),
		},
	};
}

/**
 * Reads the parameters of the instant trigger, except "Trigger On" and the IP option.
 *
 * @param refuse - as in `readWants`
 * @throws what `refuse` throws
 */
export function readDeliveryWants(
	context: ParameterContext,
	refuse: Refuse = warnRefusal,
): DeliveryWants {
	return {
		...readWants(context, refuse),
		output: new ParameterReader(context, refuse).read(
			'options.output',
			'Output',
			'enriched',
			oneOf(['enriched', 'raw'] as const),
		),
	};
}

/**
 * Reads "Trigger On".
 *
 * @returns every event when the value is invalid: Argyle delivers only the published ones anyway
 * @throws what `refuse` throws
 */
export function readEvents(context: ParameterContext, refuse: Refuse): TriggerEvent[] {
	const reader = new ParameterReader(context, refuse);
	const events = reader.read('events', 'Trigger On', [...triggerEvents], listOf(triggerEvents));
	if (events.length === 0) refuse(context, "'Trigger On' is empty. Choose at least one event");
	return events;
}

/**
 * Reads "Only Accept Argyle's IP Addresses". By default it logs no invalid value, because the trigger
 * reads it before it verifies the delivery: anybody could fill the log.
 *
 * @throws what `refuse` throws
 */
export function readIpAllowList(
	context: ParameterContext,
	refuse: Refuse = ignoreRefusal,
): boolean {
	const reader = new ParameterReader(context, refuse);
	return reader.read(
		'options.ipAllowList',
		"Only Accept Argyle's IP Addresses",
		false,
		parseSwitch,
	);
}

/**
 * Reads the parameters of the instant trigger's subscription. It ignores invalid values, because
 * unpublishing reads them too; `checkParameters` refuses them.
 */
export function readSubscriptionPlan(context: ParameterContext): SubscriptionPlan {
	const reader = new ParameterReader(context, ignoreRefusal);
	const includeResource = reader.read(
		'includeResource',
		'Include Account Details',
		true,
		parseSwitch,
	);
	return planSubscription(readEvents(context, ignoreRefusal), includeResource);
}

function readLink(reader: ParameterReader): Wants['link'] {
	const sources = oneOf(['none', 'invite', 'template'] as const);
	const source = reader.read('options.connectUrl', 'Link for the Applicant', 'none', sources);
	const isTemplate = source === 'template';
	const name = 'options.connectUrlTemplate';
	return {
		source,
		template: isTemplate ? reader.read(name, 'Link Template', '', parseTemplate) : '',
	};
}
