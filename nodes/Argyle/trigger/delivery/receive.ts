import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readIpAllowList } from '../../connection/parameters';
import { acknowledge, refuse } from './answers';
import { readPayload } from './payload';
import { respond } from './respond';
import { judgeDelivery } from './secrets';
import { isArgyleAddress } from './sender';
import { readSignature } from './signature';

/**
 * Answers one delivery. It refuses a delivery that Argyle did not sign, and acknowledges one that the
 * user does not want. Any other delivery starts the workflow with one item. It never throws: otherwise
 * anybody could cause failed executions.
 */
export async function receiveDelivery(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const receivedAt = new Date().toISOString();
	const { headers, ip, rawBody } = context.getRequestObject();

	// This runs before the signature is verified, so it must not throw: anybody can send a request.
	if (readIpAllowList(context) && !isArgyleAddress(ip)) {
		return refuse(context, 403, 'The sender does not have one of the addresses of Argyle.');
	}
	const signature = readSignature(headers['x-argyle-signature']);
	// n8n discards the raw bytes of multipart forms, and a signature covers the raw bytes.
	if (signature === null || !Buffer.isBuffer(rawBody)) {
		return refuse(context, 401, 'The delivery has no signature that can be verified.');
	}
	const verdict = await judgeDelivery(context, rawBody, signature);
	if (verdict === 'unknown') {
		return refuse(context, 503, 'The delivery cannot be verified right now. Send it again later.');
	}
	if (verdict !== 'genuine') {
		return refuse(context, 401, 'The signature does not match the delivery.');
	}

	const payload = readPayload(rawBody);
	if (payload === null) return acknowledge(context, 'not a JSON object');
	return await respond(context, payload, receivedAt);
}
