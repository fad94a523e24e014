import type { IWebhookFunctions } from 'n8n-workflow';
import { getAccount } from '../../api/accounts';
import { openClient } from '../../api/client';
import { isUuid } from '../../api/ids';
import type { ArgyleClient } from '../../api/types';
import { failureEvents } from '../../connection/events';
import { needsCode } from '../../connection/filters';
import type { ConnectionFacts } from '../../connection/facts';
import { completeFacts } from '../../connection/facts';
import type { DeliveryWants } from '../../connection/parameters';
import type { LookUpAccess } from '../../connection/timedLookUp';
import { lookUpInTime, takeRecord } from '../../connection/timedLookUp';

/**
 * Max. time for the account, in ms. The later lookups run in parallel (2.5 s at most). So an item is
 * ready within 8 s: after 10 s Argyle gives up on a delivery.
 */
const accountMs = 4_000;

const limits = { providerMs: 1_500, contactMs: 1_500, inviteMs: 2_500 };

/** Whether the trigger has to read the account, because the delivery lacks data that the user wants. */
export function needsAccount(facts: ConnectionFacts, wants: DeliveryWants): boolean {
	if (facts.event === 'accounts.removed') return false;
	const isThin = facts.resource === null;
	// Only the account says whether an `accounts.updated` is a disconnection at all.
	if (facts.event === 'accounts.disconnected' && isThin) return true;
	const isFailure = failureEvents.includes(facts.event);
	const missesCode = isFailure && facts.errorCode === null;
	const missesPast =
		isFailure && wants.filter.firstConnectionOnly && facts.firstConnection === null;
	if (wants.output === 'raw') return (needsCode(wants.filter) && missesCode) || missesPast;
	const wantsResource = wants.includeResource || wants.requiresProvider;
	return (wantsResource && isThin) || missesCode || missesPast;
}

/** Fills missing facts from the account. One request with a timeout, no retry; never throws. */
export async function completeFromAccount(
	facts: ConnectionFacts,
	access: LookUpAccess,
): Promise<ConnectionFacts> {
	const { account } = facts;
	if (!isUuid(account)) return facts;
	const read = await lookUpInTime('account', accountMs, access, async ({ note, signal }) =>
		takeRecord(await getAccount(await access.open(), account, { signal }), account, note),
	);
	return completeFacts(facts, read);
}

/** Prepares the lookups of one delivery. They open the credential once, and only if needed. */
export function prepareAccess(context: IWebhookFunctions): LookUpAccess {
	let client: Promise<ArgyleClient> | null = null;
	return {
		node: context.getNode(),
		open: async () => await (client ??= openClient(context)),
		// A failed lookup deserves a log line but must not lose the item.
		note: (subject, reason) =>
			context.logger.debug(
				`Argyle Trigger could not read the ${subject} of a delivery (${reason})`,
			),
		limits,
	};
}
