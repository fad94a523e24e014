import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readText } from '../../api/fields';
import { readCarriedEvent } from '../../connection/events';
import type { ConnectionFacts } from '../../connection/facts';
import { readDelivery } from '../../connection/facts';
import { passes } from '../../connection/filters';
import { buildItem } from '../../connection/item';
import { lookUpExtras } from '../../connection/lookUps';
import type { DeliveryWants } from '../../connection/parameters';
import { readDeliveryWants, readEvents, readIpAllowList } from '../../connection/parameters';
import { warnRefusal } from '../../connection/reader';
import { isDisconnected, isMonitored } from '../../connection/state';
import { acknowledge, refuse, run } from './answers';
import { completeFromAccount, findWay, needsAccount } from './enrichment';

/**
 * Answers a delivery that was found genuine: starts the workflow with one item, or says why not.
 * What can be judged from the delivery costs no lookup. Never throws.
 *
 * @param payload - the body as Argyle sent it
 * @param receivedAt - ISO
 */
export async function respond(
	context: IWebhookFunctions,
	payload: IDataObject,
	receivedAt: string,
): Promise<IWebhookResponseData> {
	const event = readCarriedEvent(readText(payload, 'event') ?? '');
	if (event === null) return acknowledge('other event');
	if (!readEvents(context, warnRefusal).includes(event)) return acknowledge('other event');
	const sent = readDelivery(payload, event);
	// Most of what accounts.updated announces is none: it costs no more than this.
	if (isNoDisconnection(sent)) return acknowledge('no disconnection');

	const wants = readDeliveryWants(context);
	// Its value was of no use silently until the signature was found right.
	readIpAllowList(context, warnRefusal);
	if (isUnmonitored(sent, wants)) return acknowledge('filtered');
	const way = findWay(context);
	const facts = needsAccount(sent, wants) ? await completeFromAccount(sent, way) : sent;
	if (event === 'accounts.disconnected' && isDisconnected(facts.resource) === null) {
		// Nobody knows whether it is one. Argyle sends again what was answered so, after 30 s.
		return refuse(context, 503, 'The account of the delivery cannot be read. Send it again later.');
	}
	if (isNoDisconnection(facts)) return acknowledge('no disconnection');
	if (isUnmonitored(facts, wants) || !passes(facts, wants.filter)) return acknowledge('filtered');
	if (wants.output === 'raw') return run(payload);
	const extras = await lookUpExtras(facts, wants, way);
	return run(buildItem(facts, { ...extras, receivedAt, includeResource: wants.includeResource }));
}

/** Whether an `accounts.updated` is known to show something other than a lost connection. */
function isNoDisconnection({ event, resource }: ConnectionFacts): boolean {
	return event === 'accounts.disconnected' && isDisconnected(resource) === false;
}

/** Whether the user leaves out a disconnection because Argyle does not refresh the account. */
function isUnmonitored({ event, resource }: ConnectionFacts, wants: DeliveryWants): boolean {
	const concerns = event === 'accounts.disconnected' && resource !== null;
	return concerns && wants.monitoredOnly && !isMonitored(resource);
}
