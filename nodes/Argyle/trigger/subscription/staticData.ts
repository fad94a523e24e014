import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { readText } from '../../api/fields';

/** What a node remembers of its subscription in n8n's static data. */
export interface RememberedSubscription {
	webhookId: string;
	webhookUrl: string;
	webhookSecret: string;
	environment: string;
}

/**
 * How long a replaced secret still verifies: Argyle's only retry comes 30 s after a 10 s timeout.
 */
const overlapMs = 60_000;

const keys = [
	'webhookId',
	'webhookUrl',
	'webhookSecret',
	'environment',
	'previousSecret',
	'previousSecretUntil',
];

/** The subscription stored for this node, or null when there is none. */
export function recallSubscription(context: IHookFunctions): RememberedSubscription | null {
	const data = context.getWorkflowStaticData('node');
	const webhookId = readText(data, 'webhookId');
	if (webhookId === null) return null;
	return {
		webhookId,
		webhookUrl: readText(data, 'webhookUrl') ?? '',
		webhookSecret: readText(data, 'webhookSecret') ?? '',
		environment: readText(data, 'environment') ?? '',
	};
}

/**
 * Stores a subscription. Only the lifecycle methods may call it: n8n 2.41 loses what `webhook()`
 * writes, and parallel deliveries overwrite each other's copy. A secret that it replaces
 * keeps verifying for a minute, so that a delivery on its way is not turned away.
 *
 * @param now ms since the epoch
 */
export function rememberSubscription(
	context: IHookFunctions,
	subscription: RememberedSubscription,
	now: number,
): void {
	const data = context.getWorkflowStaticData('node');
	const replaced = readText(data, 'webhookSecret');
	const sameEnvironment = data.environment === subscription.environment;
	Object.assign(data, subscription);
	if (replaced !== null && sameEnvironment && replaced !== subscription.webhookSecret) {
		data.previousSecret = replaced;
		data.previousSecretUntil = now + overlapMs;
	}
}

/** Forgets the subscription; other keys of the static data stay. */
export function forgetSubscription(context: IHookFunctions): void {
	const data = context.getWorkflowStaticData('node');
	for (const key of keys) delete data[key];
}

/**
 * Puts back what this environment had stored before a publishing that came to nothing. A
 * subscription of another environment is not put back: when `create` fails, n8n calls `delete`,
 * which would refuse over its id, again and again. The log has named it.
 *
 * @param now ms since the epoch
 */
export function restoreSubscription(
	context: IHookFunctions,
	remembered: RememberedSubscription | null,
	now: number,
): void {
	forgetSubscription(context);
	if (remembered) rememberSubscription(context, remembered, now);
}

/**
 * The secrets that verify a delivery now; none when nothing is stored.
 *
 * @param now ms since the epoch
 */
export function recallSecrets(
	context: Pick<IWebhookFunctions, 'getWorkflowStaticData'>,
	now: number,
): string[] {
	const data: IDataObject = context.getWorkflowStaticData('node');
	const current = readText(data, 'webhookSecret');
	if (current === null) return [];
	const previous = readText(data, 'previousSecret');
	const overlapping =
		typeof data.previousSecretUntil === 'number' && now < data.previousSecretUntil;
	return previous !== null && overlapping ? [current, previous] : [current];
}
