import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readText } from '../../api/fields';
import { readCarriedEvent } from '../../connection/events';
import type { ConnectionFacts } from '../../connection/facts';
import { readDelivery } from '../../connection/facts';
import { passes } from '../../connection/filters';
import { buildItem } from '../../connection/item';
import { lookUpExtras } from '../../connection/lookUps';
import type { DeliveryWants } from '../../connection/parameters';
import { readDeliveryWants, readIpAllowList } from '../../connection/parameters';
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
	const wants = readDeliveryWants(context);
	// Its value was of no use silently until the signature was found right.
	readIpAllowList(context, warnRefusal);
	if (!wants.events.includes(event)) return acknowledge('other event');

	const sent = readDelivery(payload, event);
	const early = findReason(sent, wants);
	if (early !== null) return acknowledge(early);
	const way = findWay(context);
	const facts = needsAccount(sent, wants) ? await completeFromAccount(sent, way) : sent;
	if (event === 'accounts.disconnected' && facts.resource === null) {
		// Nobody knows whether it is one. Argyle sends again what was answered so, after 30 s.
		return refuse(context, 503, 'The account of the delivery cannot be read. Send it again later.');
	}
	const reason = findReason(facts, wants);
	if (reason !== null) return acknowledge(reason);
	if (!passes(facts, wants.filter)) return acknowledge('filtered');
	if (wants.output === 'raw') return run(payload);
	const extras = await lookUpExtras(facts, wants, way);
	return run(buildItem(facts, { ...extras, receivedAt, includeResource: wants.includeResource }));
}

/** Why an `accounts.updated` starts nothing; null for every other event, and while it is unknown. */
function findReason({ event, resource }: ConnectionFacts, wants: DeliveryWants): string | null {
	if (event !== 'accounts.disconnected' || resource === null) return null;
	if (isDisconnected(resource) !== true) return 'no disconnection';
	return wants.monitoredOnly && !isMonitored(resource) ? 'filtered' : null;
}
