import { createHmac } from 'node:crypto';
import type { ICredentialDataDecryptedObject, IWebhookFunctions } from 'n8n-workflow';
import { readEnvironment } from '../api/endpoint';
import { readMessage } from '../api/errors';
import { readText } from '../api/fields';

/** Separates these secrets from anything else that may be derived from an API key. */
const purpose = 'n8n-nodes-argyle webhook secret v1';

/** How long a reading of the credential counts, in ms. */
const readingMs = 10_000;

/** What a reading of the credential gave, and until when it counts, in ms since the epoch. */
interface Reading {
	until: number;
	secret: Promise<string | null>;
}

const readings = new Map<string, Reading>();

/**
 * The signing secret of a webhook URL: lower-case hex of HMAC-SHA256, keyed with the API key secret
 * as UTF-8. Every process and every restored backup with the credential knows it, so a delivery
 * needs nothing of what n8n saves late, saves old or loses. Nobody can compute the key from it.
 *
 * @param webhookUrl the whole URL, so that two n8ns with the same key and workflow stay apart
 * @returns null when the API key secret is blank or the URL is invalid
 */
export function deriveSecret(
	credential: ICredentialDataDecryptedObject,
	webhookUrl: string,
): string | null {
	const key = readText(credential, 'apiKeySecret');
	if (key === null || !URL.canParse(webhookUrl)) return null;
	const message = JSON.stringify([purpose, readEnvironment(credential), new URL(webhookUrl).href]);
	return createHmac('sha256', key).update(message).digest('hex');
}

/**
 * The derived secret of the node's webhook URL, or null when the credential can't be read. Anybody
 * can send forgeries, so all deliveries of 10 s share one reading of the credential.
 *
 * @param state what n8n has stored for the node: another state takes another reading
 */
export async function readDerivedSecret(
	context: IWebhookFunctions,
	state: string,
): Promise<string | null> {
	const url = context.getNodeWebhookUrl('default') ?? '';
	const now = Date.now();
	for (const [key, { until }] of readings) if (!isCurrent(until, now)) readings.delete(key);
	const key = JSON.stringify([url, context.getNode().credentials?.argyleApi, state]);
	const known = readings.get(key);
	if (known) return await known.secret;
	const secret = context.getCredentials('argyleApi').then(
		(credential) => deriveSecret(credential, url),
		(error: unknown) => {
			context.logger.warn(`Argyle Trigger could not read its credential: ${readMessage(error)}`);
			return null;
		},
	);
	readings.set(key, { until: now + readingMs, secret });
	return await secret;
}

/** Makes the next delivery read the credential again: a publishing may have changed it. */
export function forgetReadings(): void {
	readings.clear();
}

/** Also false when the clock was set back. */
function isCurrent(until: number, now: number): boolean {
	return now < until && until - now <= readingMs;
}
