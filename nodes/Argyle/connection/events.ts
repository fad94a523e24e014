import type { IDataObject } from 'n8n-workflow';

/** What a subscription at Argyle has to ask for. */
export interface SubscriptionPlan {
	events: string[];
	config: IDataObject & { include_resource: boolean };
}

/**
 * The subscription that carries the chosen events.
 *
 * @param events as the user chose them
 * @param includeResource whether deliveries bring the account along
 */
export function planSubscription(events: string[], includeResource: boolean): SubscriptionPlan {
	return { events, config: { include_resource: includeResource } };
}
