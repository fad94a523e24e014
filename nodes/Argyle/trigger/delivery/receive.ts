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
 * user does not want. Any other delivery starts the workflow with one item. A request never makes it
 * throw: otherwise anybody could cause failed executions.
 */
export async function receiveDelivery(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const receivedAt = new Date().toISOString();
	const { headers, ip, rawBody } = context.getRequestObject();

	// This runs before the signature is verified, so it must not throw: anybody can send a request.
	if (readIpAllowList(context) && !isArgyleAddress(ip)) {
		return refuse(context, 403, 'The sender is not one of the addresses that Argyle sends from.');
	}
	const signature = readSignature(headers['x-argyle-signature']);
	// n8n keeps no raw bytes of multipart forms, and only raw bytes can be verified.
	if (signature === null || !Buffer.isBuffer(rawBody)) {
		return refuse(context, 401, 'The delivery carries no signature that could be verified.');
	}
	const verdict = await judgeDelivery(context, rawBody, signature);
	if (verdict === 'unknown') {
		return refuse(context, 503, 'The delivery cannot be verified right now. Send it again later.');
	}
	if (verdict === 'forged') {
		return refuse(context, 401, 'The signature does not match the delivery.');
	}

	const payload = readPayload(rawBody);
	if (payload === null) return acknowledge('not a JSON object');
	return await respond(context, payload, receivedAt);
}
