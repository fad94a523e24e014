import type { INodePropertyOptions } from 'n8n-workflow';

/** What the instant trigger can start a workflow for. */
export type TriggerEvent =
	| 'accounts.failed'
	| 'accounts.connected'
	| 'accounts.disconnected'
	| 'accounts.removed';

/** What an item can be about. Only the polling trigger finds recovered accounts. */
export type ItemEvent = TriggerEvent | 'accounts.recovered';

/** The events that carry an error code, guidance and the past of the account. */
export const failureEvents: readonly ItemEvent[] = ['accounts.failed', 'accounts.disconnected'];

/**
 * Which of Argyle's events carries which of ours. Argyle announces a lost connection only by
 * `accounts.updated` (docs.argyle.com/workflows/reconnecting-accounts).
 */
const carriers: Readonly<Record<TriggerEvent, string>> = {
	'accounts.failed': 'accounts.failed',
	'accounts.connected': 'accounts.connected',
	'accounts.disconnected': 'accounts.updated',
	'accounts.removed': 'accounts.removed',
};

/** The choices of "Trigger On" by event, in the order in which the triggers offer them. */
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

/** The events that the instant trigger offers, the default first. */
export const triggerEvents: readonly TriggerEvent[] = [
	'accounts.failed',
	'accounts.connected',
	'accounts.disconnected',
	'accounts.removed',
];

/** What a subscription at Argyle has to list for a choice of events. */
export interface SubscriptionPlan {
	/** Argyle's events, each once. */
	events: string[];
	config: { include_resource: boolean };
}

/**
 * Plans the one subscription that carries all chosen events, and no other.
 *
 * @param events - the choice of "Trigger On"
 * @param includeResource - the choice of "Include Account Details"
 * @returns `include_resource` is also true for disconnections, as `accounts.updated` comes often
 * and each thin one would cost a lookup
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

/** Our event that one of Argyle's may carry; null for those that no trigger offers. */
export function readCarriedEvent(argyleEvent: string): TriggerEvent | null {
	return triggerEvents.find((event) => carriers[event] === argyleEvent) ?? null;
}
