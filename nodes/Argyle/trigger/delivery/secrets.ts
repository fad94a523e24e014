import type { IWebhookFunctions } from 'n8n-workflow';
import { readText } from '../../api/fields';
import { readDerivedSecret } from '../derivedSecret';
import { verifySignature } from './signature';

/** `unknown`: the stored secret does not match, and the derived one is not available now. */
export type Verdict = 'genuine' | 'forged' | 'unknown';

/** Min. time between two warnings for a webhook URL, in ms: anybody can send forgeries. */
const warningMs = 60 * 60_000;

/** The time of the last warning by webhook URL, in ms since the epoch. */
const warnings = new Map<string, number>();

/**
 * Verifies a signature with the stored secret, then with the derived one. n8n may have lost the
 * stored secret, or replaced it with an older copy: then the derived one matches. After a rotation of
 * the API key, only the stored one matches. It reads the credential only if the stored secret does
 * not match.
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
	// While n8n listens for a test event, it returns the URL of the published workflow here (2.41,
	// WebhookContext). Only the stored secret belongs to the test.
	const isTest = context.getMode() === 'manual';
	if (isTest) return stored === '' ? 'unknown' : 'forged';
	const url = context.getNodeWebhookUrl('default');
	if (url === undefined) return 'unknown';
	const derived = await readDerivedSecret(context, url, stored);
	if (derived === null) return 'unknown';
	if (verifySignature(body, signature, derived)) return 'genuine';
	warnOfMismatch(context, url);
	return 'forged';
}

function warnOfMismatch({ logger }: IWebhookFunctions, url: string): void {
	const sinceLast = Math.abs(Date.now() - (warnings.get(url) ?? 0));
	if (sinceLast < warningMs) return;
	warnings.set(url, Date.now());
	logger.warn(
		`Argyle Trigger refused a delivery to ${url}, because another secret signed it. If Argyle Console → Developers → Webhooks shows that this webhook was used just now, the API key or the secret has changed since the last publishing: unpublish and publish the workflow`,
	);
}
