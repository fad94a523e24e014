import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readObject, readText } from '../../api/fields';
import type { ItemEvent } from '../../connection/events';
import { readCarriedEvent } from '../../connection/events';
import type { ConnectionFacts } from '../../connection/facts';
import { readDelivery } from '../../connection/facts';
import { matchesFilter } from '../../connection/filters';
import { buildItem } from '../../connection/item';
import { lookUpExtras } from '../../connection/lookUps';
import type { DeliveryWants } from '../../connection/parameters';
import { readDeliveryWants, readEvents, readIpAllowList } from '../../connection/parameters';
import { warnRefusal } from '../../connection/reader';
import { isDisconnected, isMonitored } from '../../connection/state';
import { acknowledge, refuse, run } from './answers';
import { completeFromAccount, prepareAccess, needsAccount } from './enrichment';

/**
 * Answers a genuine delivery: starts the workflow with one item, or acknowledges it with the reason
 * why not. If the delivery itself is enough to decide, it sends no lookup. Never throws.
 *
 * @param payload - the body as Argyle sent it
 * @param receivedAt - ISO
 */
export async function respond(
	context: IWebhookFunctions,
	payload: IDataObject,
	receivedAt: string,
): Promise<IWebhookResponseData> {
	const event = readCarriedEvent(readText(payload, 'event'), readEvents(context, warnRefusal));
	if (event === null) return acknowledge(context, 'other event');
	// Most `accounts.updated` deliveries are not disconnections. They must stay cheap.
	const resource = readObject(readObject(payload, 'data'), 'resource');
	if (isNoDisconnection(event, resource)) return acknowledge(context, 'no disconnection');

	const sent = readDelivery(payload, event);
	const wants = readDeliveryWants(context);
	// An invalid value is logged only now, after the signature was verified.
	readIpAllowList(context, warnRefusal);
	if (isUnmonitored(sent, wants)) return acknowledge(context, 'filtered');
	const access = prepareAccess(context);
	const facts = needsAccount(sent, wants) ? await completeFromAccount(sent, access) : sent;
	if (event === 'accounts.disconnected' && isDisconnected(facts.resource) === null) {
		// It is unclear whether this is a disconnection. After a 503, Argyle retries in 30 s.
		return refuse(context, 503, 'The account of the delivery cannot be read. Send it again later.');
	}
	if (isNoDisconnection(event, facts.resource)) {
		return acknowledge(context, 'no disconnection');
	}
	if (isUnmonitored(facts, wants) || !matchesFilter(facts, wants.filter))
		return acknowledge(context, 'filtered');
	if (wants.output === 'raw') return run(payload);
	const extras = await lookUpExtras(facts, wants, access);
	return run(buildItem(facts, { ...extras, receivedAt, includeResource: wants.includeResource }));
}

/** Whether an `accounts.updated` certainly shows no lost connection. */
function isNoDisconnection(event: ItemEvent, resource: IDataObject | null): boolean {
	return event === 'accounts.disconnected' && isDisconnected(resource) === false;
}

/** Whether the user excludes a disconnection because ongoing refresh is off for the account. */
function isUnmonitored({ event, resource }: ConnectionFacts, wants: DeliveryWants): boolean {
	const concerns = event === 'accounts.disconnected' && resource !== null;
	return concerns && wants.monitoredOnly && !isMonitored(resource);
}
