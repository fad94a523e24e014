import type { IWebhookFunctions } from 'n8n-workflow';
import { readText } from '../../api/fields';
import { readDerivedSecret } from '../derivedSecret';
import { verifySignature } from './signature';

/** `unknown`: no stored secret fits, and the derived one is not available now. */
export type Verdict = 'genuine' | 'forged' | 'unknown';

/** At most one warning in this time for a webhook URL, in ms: anybody can send forgeries. */
const warningMs = 60 * 60_000;

/** When the last warning was, by webhook URL, in ms since the epoch. */
const warnings = new Map<string, number>();

/**
 * Judges a signature by the stored secret, then by the derived one. n8n may have lost the stored
 * secret, or replaced it by an older copy. After a rotation of the API key the stored one still
 * fits. The credential is read only when the stored secret does not fit.
 *
 * @param signature as `readSignature` returns it
 */
export async function judgeDelivery(
	context: IWebhookFunctions,
	body: Buffer,
	signature: string,
): Promise<Verdict> {
	const stored = readText(context.getWorkflowStaticData('node'), 'webhookSecret') ?? '';
	if (verifySignature(body, signature, stored)) return 'genuine';
	// While n8n listens for a test event, it gives the URL of the published workflow here (2.41,
	// WebhookContext). Only the stored secret is that of the test.
	const isTest = context.getMode() === 'manual';
	if (isTest) return stored === '' ? 'unknown' : 'forged';
	const derived = await readDerivedSecret(context, stored);
	if (derived === null) return 'unknown';
	if (verifySignature(body, signature, derived)) return 'genuine';
	warnOfMismatch(context);
	return 'forged';
}

function warnOfMismatch(context: IWebhookFunctions): void {
	const url = context.getNodeWebhookUrl('default') ?? '';
	const sinceLast = Math.abs(Date.now() - (warnings.get(url) ?? 0));
	if (sinceLast < warningMs) return;
	warnings.set(url, Date.now());
	context.logger.warn(
		`Argyle Trigger refused a delivery to ${url}, which was signed with another secret. If Argyle Console → Developers → Webhooks shows that this webhook was used just now, the API key or the secret has changed since the last publishing: unpublish and publish the workflow`,
	);
}
