import type { IWebhookFunctions } from 'n8n-workflow';
import { readMessage } from '../api/fields';
import { openClient } from '../api/client';
import { tryTwice } from '../api/retries';
import { listSubscriptions } from '../api/webhooks';
import { recallSecrets } from './memory';

/** The longest that a delivery waits for a look-up, in ms; Argyle gives up after 10 s. */
const lookUpMs = 4_000;

/**
 * The secrets that a delivery may be signed with: the stored ones, else those of the subscriptions
 * that have this node's URL, read back from Argyle. n8n has none stored when it died between making
 * the subscription and saving it, which its publication engine reports as published (2.41, kill -9).
 *
 * @returns an empty list when none can be had within 4 s
 */
export async function findSecrets(context: IWebhookFunctions): Promise<string[]> {
	const stored = recallSecrets(context, Date.now());
	if (stored.length > 0) return stored;
	const url = context.getNodeWebhookUrl('default');
	try {
		const client = tryTwice(await openClient(context));
		const listed = await listSubscriptions(client, AbortSignal.timeout(lookUpMs));
		return listed.flatMap((one) => (one.url === url && one.secret !== null ? [one.secret] : []));
	} catch (error) {
		context.logger.debug(`Argyle Trigger could not read its secret back: ${readMessage(error)}`);
		return [];
	}
}
