import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Environment } from '../../api/endpoint';
import { readText } from '../../api/fields';
import { forgetReadings } from '../derivedSecret';

/** What n8n's static data holds of a subscription. A short cut: n8n may lose it at any time. */
export interface StoredSubscription {
	webhookId: string;
	webhookUrl: string;
	webhookSecret: string;
	environment: string;
	/** The n8n that made it: an exported workflow takes its static data along. */
	instanceId: string;
}

/** The subscription stored for this node, or null when there is none. */
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

/** The same, without a subscription of another environment: its id means nothing in this one. */
export function recallHere(
	context: IHookFunctions,
	environment: Environment,
): StoredSubscription | null {
	const stored = recallSubscription(context);
	return stored && isFrom(stored, environment) ? stored : null;
}

/**
 * Stores a subscription. Only the lifecycle methods may call it: n8n 2.41 loses what `webhook()`
 * writes. An unchanged subscription is not written again, because n8n would then save its copy of
 * all static data over whatever the workflow has saved since.
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

/** Forgets the subscription; other keys of the static data stay. */
export function forgetSubscription(context: IHookFunctions): void {
	forgetReadings();
	const data = context.getWorkflowStaticData('node');
	for (const key of ['webhookId', 'webhookUrl', 'webhookSecret', 'environment', 'instanceId']) {
		delete data[key];
	}
}

/**
 * Refuses to remove a subscription of another environment: Argyle would answer 404 there, which must
 * not count as removed.
 *
 * @throws NodeOperationError with the id and what to do.
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
	return `Webhook subscription ${stored.webhookId} was made in Argyle's ${stored.environment} environment, and the credential now points to ${environment}, so it may still be there. Remove it in Argyle Console → Developers → Webhooks`;
}

/** Static data names the environment and not its address, so one custom address passes for another. */
function isFrom(stored: StoredSubscription, environment: string): boolean {
	return ['', environment].includes(stored.environment);
}
