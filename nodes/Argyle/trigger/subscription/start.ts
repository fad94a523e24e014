import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

/** How long to skip lookups after a slow one, in ms: n8n's older engine starts workflows in sequence. */
const silenceMs = 15_000;

/** A lookup that took longer than this, in ms, delays the start of the other workflows. */
const slowMs = 2_000;

/** If n8n calls `delete` within this time after a failed start, in ms, it is cleaning up. */
const cleanupMs = 10_000;

/** Until when to skip lookups at n8n's start, by base URL, in ms of `performance.now()`. */
const silences = new Map<string, number>();

/** The time of a failed start by webhook URL, in ms of `performance.now()`. */
const failures = new Map<string | undefined, number>();

/** Whether n8n publishes by itself, because it starts or becomes the leader. */
export function isStarting(context: IHookFunctions): boolean {
	return ['init', 'leadershipChange'].includes(context.getActivationMode());
}

/**
 * Runs a lookup while n8n starts. It skips the lookup if Argyle was slow for another workflow a moment
 * ago. Otherwise ten workflows would delay the start ten times as long.
 *
 * @param baseUrl the base URL of the lookup
 * @throws what `lookUp` throws; NodeOperationError when it is skipped
 */
export async function lookUpAtStart<Found>(
	context: IHookFunctions,
	baseUrl: string,
	lookUp: () => Promise<Found>,
): Promise<Found> {
	const begun = performance.now();
	if (begun < (silences.get(baseUrl) ?? 0)) {
		const { host } = new URL(baseUrl);
		throw new NodeOperationError(
			context.getNode(),
			`${host} did not answer another workflow in time a moment ago. n8n tries again`,
		);
	}
	return await lookUp().finally(() => {
		const now = performance.now();
		if (now - begun > slowMs) silences.set(baseUrl, now + silenceMs);
	});
}

/**
 * Runs a hook of a publishing, and records a failure while n8n starts. After a failure, the older
 * engine calls `delete` and retries later (ActiveWorkflowManager.addWebhooks, 1.123 to 2.41).
 *
 * @throws what `hook` throws
 */
export async function noteFailure<Result>(
	context: IHookFunctions,
	hook: () => Promise<Result>,
): Promise<Result> {
	return await hook().catch((error: unknown) => {
		if (isStarting(context)) {
			failures.set(context.getNodeWebhookUrl('default'), performance.now());
		}
		throw error;
	});
}

/**
 * Refuses the cleanup after a failed start: the subscription has to stay until n8n retries. A throw
 * also keeps n8n's own route, so n8n accepts deliveries in the meantime.
 *
 * @throws NodeOperationError when a start has just failed; n8n logs it
 */
export function refuseCleanupAtStart(context: IHookFunctions): void {
	const url = context.getNodeWebhookUrl('default');
	const failedAt = failures.get(url) ?? -Infinity;
	failures.delete(url);
	if (performance.now() - failedAt > cleanupMs) return;
	throw new NodeOperationError(
		context.getNode(),
		'The webhook subscriptions at Argyle stay unchanged, because n8n is only starting and tries again',
	);
}
