import { createHmac } from 'node:crypto';
import type { ICredentialDataDecryptedObject, IWebhookFunctions } from 'n8n-workflow';
import { readEnvironment } from '../api/endpoint';
import { readMessage } from '../api/errors';
import { readText } from '../api/fields';

/** Separates these secrets from any other secret that is derived from an API key. */
const purpose = 'n8n-nodes-argyle webhook secret v1';

/** How long one reading of the credential is valid, in ms. */
const readingMs = 10_000;

/** One reading of the credential. `until`: the end of its validity, in ms since the epoch. */
interface Reading {
	until: number;
	secret: Promise<string | null>;
}

const readings = new Map<string, Reading>();

/**
 * Derives the signing secret of a webhook URL: lower-case hex of HMAC-SHA256, keyed with the API key
 * secret as UTF-8. Every process and every restored backup with the credential can derive it. So
 * deliveries do not depend on data that n8n saves late or loses. Nobody can compute the API key from
 * it.
 *
 * @param webhookUrl the whole URL, so that two n8n instances with the same key and workflow differ
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
 * Derives the secret of a webhook URL of the node; null when the credential can't be read. Anybody can
 * send forgeries, so all deliveries within 10 s share one reading of the credential.
 *
 * @param state what n8n has stored for the node; a change of it causes another reading
 */
export async function readDerivedSecret(
	context: IWebhookFunctions,
	url: string,
	state: string,
): Promise<string | null> {
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

/** Drops all readings, because a publishing may use another credential. */
export function forgetReadings(): void {
	readings.clear();
}

/** Also false after the system clock was set back. */
function isCurrent(until: number, now: number): boolean {
	return now < until && until - now <= readingMs;
}
