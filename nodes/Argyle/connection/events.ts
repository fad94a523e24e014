import type { INodePropertyOptions } from 'n8n-workflow';

/** The events that can start a workflow with the instant trigger. */
export type TriggerEvent =
	| 'accounts.failed'
	| 'accounts.connected'
	| 'accounts.disconnected'
	| 'accounts.removed';

/** The events of items. Only the polling trigger finds recovered accounts. */
export type ItemEvent = TriggerEvent | 'accounts.recovered';

/** The events whose items have an error code, guidance and `first_connection`. */
export const failureEvents: readonly ItemEvent[] = ['accounts.failed', 'accounts.disconnected'];

/**
 * Argyle's event for each of ours. Argyle reports a lost connection only with `accounts.updated`
 * (docs.argyle.com/workflows/reconnecting-accounts).
 */
const carriers: Readonly<Record<TriggerEvent, string>> = {
	'accounts.failed': 'accounts.failed',
	'accounts.connected': 'accounts.connected',
	'accounts.disconnected': 'accounts.updated',
	'accounts.removed': 'accounts.removed',
};

/** The options of "Trigger On" by event. */
export const eventOptions: Readonly<Record<ItemEvent, INodePropertyOptions>> = {
	'accounts.failed': {
		name: 'Account Failed',
		value: 'accounts.failed',
		description: 'A login failed, for the first time or again',
	},
	'accounts.connected': {
		name: 'Account Connected',
		value: 'accounts.connected',
		description: 'An applicant connected an account, for the first time or again',
	},
	'accounts.disconnected': {
		name: 'Account Disconnected',
		value: 'accounts.disconnected',
		description: 'A connected account lost its connection without a login',
	},
	'accounts.recovered': {
		name: 'Account Recovered',
		value: 'accounts.recovered',
		description: 'An account that had failed is connected now',
	},
	'accounts.removed': {
		name: 'Account Removed',
		value: 'accounts.removed',
		description: 'The applicant revoked access, or somebody deleted the account',
	},
};

/**
 * What n8n shows under the name of a trigger: "Account Failed, Account Removed". "Trigger On" may hold
 * a list, a text from an expression, or nothing.
 */
export const eventsSubtitle =
	'={{ [$parameter["events"] ?? []].flat().join(", ").replace(/accounts\\.(.)/g, (_all, letter) => "Account " + letter.toUpperCase()) }}';

/** The events of the instant trigger, the default first. */
export const triggerEvents: readonly TriggerEvent[] = [
	'accounts.failed',
	'accounts.connected',
	'accounts.disconnected',
	'accounts.removed',
];

/** The events and the config that a subscription needs for the chosen events. */
export interface SubscriptionPlan {
	/** Argyle's events, without duplicates. */
	events: string[];
	config: { include_resource: boolean };
}

/**
 * Plans the one subscription that carries exactly the chosen events.
 *
 * @param events - the value of "Trigger On"
 * @param includeResource - the value of "Include Account Details"
 * @returns `include_resource` is also true for disconnections: `accounts.updated` is frequent, and
 * each one without a resource would cost a lookup
 */
export function planSubscription(
	events: readonly TriggerEvent[],
	includeResource: boolean,
): SubscriptionPlan {
	const needsResource = events.includes('accounts.disconnected');
	return {
		events: [...new Set(events.map((event) => carriers[event]))],
		config: { include_resource: includeResource || needsResource },
	};
}

/** Returns the event of these that an event of Argyle carries; null when there is none. */
export function readCarriedEvent(
	argyleEvent: string | null,
	events: readonly TriggerEvent[],
): TriggerEvent | null {
	return events.find((event) => carriers[event] === argyleEvent) ?? null;
}
