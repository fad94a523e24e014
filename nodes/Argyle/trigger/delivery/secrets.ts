import type { IWebhookFunctions } from 'n8n-workflow';
import { openClient } from '../../api/client';
import { readMessage } from '../../api/errors';
import { tryTwice } from '../../api/retries';
import type { ArgyleClient } from '../../api/types';
import { listShownSubscriptions } from '../../api/webhooks';
import { recallSecrets } from '../subscription/staticData';

/** The longest that a delivery waits for a look-up, in ms; Argyle gives up after 10 s. */
const lookUpMs = 4_000;

/**
 * The look-ups under way, by Argyle's address and the webhook URL: forgeries, which anybody can
 * send, share one. None is kept once it has settled, so n8n's processes have nothing to disagree
 * about; each of them asks for itself, once at a time.
 */
const lookUps = new Map<string, Promise<string[]>>();

/**
 * The secrets that a delivery may be signed with: the stored ones, else those of the subscriptions
 * that have this node's URL, read back from Argyle. n8n has none stored when it died between making
 * the subscription and saving it, which its publication engine reports as published (2.41, kill
 * -9).
 *
 * @returns an empty list when none can be had within 4 s
 */
export async function findSecrets(context: IWebhookFunctions): Promise<string[]> {
	const stored = recallSecrets(context, Date.now());
	if (stored.length > 0) return stored;
	// While n8n listens for a test event it gives the URL of the published workflow (2.41,
	// WebhookContext), and is about to store the secret of the other one.
	if (context.getMode() === 'manual') return [];
	const url = context.getNodeWebhookUrl('default');
	try {
		const client = tryTwice(await openClient(context));
		const key = `${client.endpoint.baseUrl} ${url}`;
		const lookUp =
			lookUps.get(key) ?? readBack(context, client, url).finally(() => lookUps.delete(key));
		lookUps.set(key, lookUp);
		return await lookUp;
	} catch (error) {
		warnOfLost(context, readMessage(error));
		return [];
	}
}

/**
 * Asks Argyle; what comes to nothing is told once, however many deliveries wait for it. Never
 * throws.
 */
async function readBack(
	context: IWebhookFunctions,
	client: ArgyleClient,
	url: string | undefined,
): Promise<string[]> {
	try {
		const shown = await listShownSubscriptions(client, AbortSignal.timeout(lookUpMs));
		const mine = shown.filter((one) => one.url === url);
		const secrets = mine.map(({ secret }) => secret).filter((secret) => secret !== null);
		if (secrets.length === 0) warnOfLost(context, 'Argyle shows none for the webhook URL');
		return secrets;
	} catch (error) {
		warnOfLost(context, readMessage(error));
		return [];
	}
}

function warnOfLost({ logger }: IWebhookFunctions, reason: string): void {
	logger.debug(`Argyle Trigger could not read its secret back: ${reason}`);
	logger.warn(
		'Argyle Trigger has no signing secret stored and could not read it back from Argyle, so it asked for the delivery to be sent again. Unpublish and publish the workflow to register the webhook anew',
	);
}
