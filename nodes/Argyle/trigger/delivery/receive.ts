import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readText } from '../../api/fields';
import { passes } from '../../connection/filters';
import { readDelivery } from '../../connection/facts';
import { buildItem } from '../../connection/item';
import { readOptions, readWants } from '../../connection/parameters';
import { readPayload } from './payload';
import type { DeliveryWants } from './enrichment';
import { completeFromAccount, lookUpContact, needsAccount } from './enrichment';
import { findSecrets } from './secrets';
import { isArgyleAddress } from './sender';
import { isGenuine, readSignature } from './signature';

/**
 * Answers one delivery, as the table in the README has it ("How it keeps forgeries out"): refuses
 * what Argyle did not sign, acknowledges what the user did not ask for, and starts the workflow
 * with one item otherwise. Never throws for what a sender does: a throw would be a failed execution
 * that anybody could cause.
 */
export async function receiveDelivery(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const receivedAt = new Date().toISOString();
	const { headers, ip, rawBody } = context.getRequestObject();

	if (wantsOnlyArgyle(context) && !isArgyleAddress(ip)) {
		return refuse(context, 403, 'The sender is not one of the addresses that Argyle sends from.');
	}
	const signature = readSignature(headers['x-argyle-signature']);
	// n8n keeps no raw bytes of multipart forms, and nothing but the raw bytes can be verified.
	if (signature === null || !Buffer.isBuffer(rawBody)) {
		return refuse(context, 401, 'The delivery carries no signature that could be verified.');
	}
	const secrets = await findSecrets(context);
	if (secrets.length === 0) {
		return refuse(context, 503, 'The delivery cannot be verified just now. Send it again later.');
	}
	if (!isGenuine(rawBody, signature, secrets)) {
		return refuse(context, 401, 'The signature does not match the delivery.');
	}

	const payload = readPayload(rawBody);
	if (payload === null) return acknowledge('not a JSON object');
	const event = readText(payload, 'event');
	if (event === null || !isWanted(context, event)) return acknowledge('other event');
	return await respond(context, payload, readDeliveryWants(context), receivedAt);
}

async function respond(
	context: IWebhookFunctions,
	payload: IDataObject,
	wants: DeliveryWants,
	receivedAt: string,
): Promise<IWebhookResponseData> {
	const told = readDelivery(payload);
	const facts = needsAccount(told, wants) ? await completeFromAccount(context, told) : told;
	if (!passes(facts, wants.filter)) return acknowledge('filtered');
	if (wants.output === 'raw') return run(payload);
	const contact = wants.includeContact ? await lookUpContact(context, facts.user) : undefined;
	return run(buildItem(facts, { receivedAt, includeResource: wants.includeResource, contact }));
}

/**
 * Whether the sender's address counts. This option alone is read before the signature is checked,
 * so an expression in it that can't be evaluated must not throw for anybody: the signature then
 * decides, and what is genuine meets the same expression when all options are read.
 */
function wantsOnlyArgyle(context: IWebhookFunctions): boolean {
	try {
		return context.getNodeParameter('options.ipAllowList', false) !== false;
	} catch {
		return false;
	}
}

function readDeliveryWants(context: IWebhookFunctions): DeliveryWants {
	const options = readOptions(context);
	const output = options.output === 'raw' ? 'raw' : 'enriched';
	return { ...readWants(context, options), output };
}

function isWanted(context: IWebhookFunctions, event: string): boolean {
	const events = context.getNodeParameter('events', []);
	return Array.isArray(events) && events.some((wanted) => wanted === event);
}

/**
 * An answer of our own, past n8n: only so does it have a status other than 200 and start nothing.
 */
function refuse(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** Without `workflowData` n8n answers 200 and starts nothing. */
function acknowledge(reason: string): IWebhookResponseData {
	return { webhookResponse: { received: true, ignored: reason } };
}

function run(json: IDataObject): IWebhookResponseData {
	return { webhookResponse: { received: true }, workflowData: [[{ json }]] };
}
