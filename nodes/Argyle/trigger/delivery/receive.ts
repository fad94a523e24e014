import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readIpAllowList } from '../../connection/parameters';
import { acknowledge, refuse } from './answers';
import { readPayload } from './payload';
import { respond } from './respond';
import { judgeDelivery } from './secrets';
import { isArgyleAddress } from './sender';
import { readSignature } from './signature';

/**
 * Answers one delivery, as the table in the README has it ("How it keeps forgeries out"): refuses
 * what Argyle did not sign, acknowledges what the user did not ask for, and starts the workflow
 * with one item otherwise. Never throws for what a sender does: a throw would be a failed execution
 * that anybody could cause.
 */
export async function receiveDelivery(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const receivedAt = new Date().toISOString();
	const { headers, ip, rawBody } = context.getRequestObject();

	// Read before the signature is checked, so it must not throw for what anybody may send.
	if (readIpAllowList(context) && !isArgyleAddress(ip)) {
		return refuse(context, 403, 'The sender is not one of the addresses that Argyle sends from.');
	}
	const signature = readSignature(headers['x-argyle-signature']);
	// n8n keeps no raw bytes of multipart forms, and nothing but the raw bytes can be verified.
	if (signature === null || !Buffer.isBuffer(rawBody)) {
		return refuse(context, 401, 'The delivery carries no signature that could be verified.');
	}
	const verdict = await judgeDelivery(context, rawBody, signature);
	if (verdict === 'unknown') {
		return refuse(context, 503, 'The delivery cannot be verified just now. Send it again later.');
	}
	if (verdict === 'forged') {
		return refuse(context, 401, 'The signature does not match the delivery.');
	}

	const payload = readPayload(rawBody);
	if (payload === null) return acknowledge('not a JSON object');
	return await respond(context, payload, receivedAt);
}
