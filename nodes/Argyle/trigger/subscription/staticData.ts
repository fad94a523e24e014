import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Environment } from '../../api/endpoint';
import { readText } from '../../api/fields';
import { forgetReadings } from '../derivedSecret';

/** A subscription in n8n's static data. It is only a shortcut: n8n may lose it at any time. */
export interface StoredSubscription {
	webhookId: string;
	webhookUrl: string;
	webhookSecret: string;
	environment: string;
	/** The n8n instance that stored it: an exported workflow contains its static data. */
	instanceId: string;
}

/** Reads the stored subscription of this node; null when there is none. */
export function recallSubscription(context: IHookFunctions): StoredSubscription | null {
	const data = context.getWorkflowStaticData('node');
	const webhookId = readText(data, 'webhookId');
	if (webhookId === null) return null;
	return {
		webhookId,
		webhookUrl: readText(data, 'webhookUrl') ?? '',
		webhookSecret: readText(data, 'webhookSecret') ?? '',
		environment: readText(data, 'environment') ?? '',
		instanceId: readText(data, 'instanceId') ?? '',
	};
}

/** As `recallSubscription`, but null for another environment, where its ID has no meaning. */
export function recallHere(
	context: IHookFunctions,
	environment: Environment,
): StoredSubscription | null {
	const stored = recallSubscription(context);
	return stored && isFrom(stored, environment) ? stored : null;
}

/**
 * Stores a subscription. Only the lifecycle methods may call it, because n8n 2.41 loses what
 * `webhook()` writes. It writes only a change: otherwise n8n would overwrite the static data that the
 * workflow has saved since.
 */
export function storeSubscription(context: IHookFunctions, subscription: StoredSubscription): void {
	forgetReadings();
	const before = recallSubscription(context);
	if (JSON.stringify(before) === JSON.stringify(subscription)) return;
	if (before && !isFrom(before, subscription.environment)) {
		context.logger.warn(describeStranded(before, subscription.environment));
	}
	Object.assign(context.getWorkflowStaticData('node'), subscription);
}

/** Removes the subscription from the static data; other keys stay. */
export function forgetSubscription(context: IHookFunctions): void {
	forgetReadings();
	const data = context.getWorkflowStaticData('node');
	for (const key of ['webhookId', 'webhookUrl', 'webhookSecret', 'environment', 'instanceId']) {
		delete data[key];
	}
}

/**
 * Refuses to remove a subscription of another environment: Argyle would answer 404, which must not
 * count as removed.
 *
 * @throws NodeOperationError with the ID and the fix.
 */
export function requireSameEnvironment(
	context: IHookFunctions,
	stored: StoredSubscription | null,
	environment: Environment,
): void {
	if (!stored || isFrom(stored, environment)) return;
	throw new NodeOperationError(
		context.getNode(),
		`${describeStranded(stored, environment)}, or switch the credential back and unpublish again`,
	);
}

function describeStranded(stored: StoredSubscription, environment: string): string {
	return `Webhook subscription ${stored.webhookId} was made in Argyle's ${stored.environment} environment, but the credential now points to ${environment}, so it may still be there. Remove it in Argyle Console → Developers → Webhooks`;
}

/** Static data holds the environment but not its address, so all custom addresses count as one. */
function isFrom(stored: StoredSubscription, environment: string): boolean {
	return ['', environment].includes(stored.environment);
}
