import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { getAccount } from '../../api/accounts';
import { readOwnRecord } from '../../api/answers';
import { openClient } from '../../api/client';
import { isUuid } from '../../api/ids';
import type { ArgyleAnswer, ArgyleClient } from '../../api/types';
import { failureEvents } from '../../connection/events';
import { needsCode } from '../../connection/filters';
import type { ConnectionFacts } from '../../connection/facts';
import { completeFacts } from '../../connection/facts';
import type { LookUpWay } from '../../connection/lookUps';
import type { DeliveryWants } from '../../connection/parameters';

/**
 * How long the account may take, in ms. With the lookups that follow side by side (2.5 s at most)
 * an item comes within 8 s: after 10 s Argyle gives up on a delivery.
 */
const accountMs = 4_000;

const patience = { providerMs: 1_500, contactMs: 1_500, inviteMs: 2_500 };

/** Whether a delivery leaves out what the user wants, so that the account has to be read. */
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

/** Reads the account and completes the facts from it, once; never throws. */
export async function completeFromAccount(
	facts: ConnectionFacts,
	way: LookUpWay,
): Promise<ConnectionFacts> {
	const { account } = facts;
	if (account === null || !isUuid(account)) return facts;
	const signal = AbortSignal.timeout(accountMs);
	return completeFacts(facts, await readAccountOnce(account, signal, way));
}

/** The way to Argyle for all lookups of one delivery: the credential is opened once, if at all. */
export function findWay(context: IWebhookFunctions): LookUpWay {
	let client: Promise<ArgyleClient> | null = null;
	return {
		open: async () => await (client ??= openClient(context)),
		// What went wrong is worth a log line, not a lost item.
		note: (subject, reason) =>
			context.logger.debug(
				`Argyle Trigger could not read the ${subject} of a delivery (${reason})`,
			),
		credential: context.getNode().credentials?.argyleApi?.id ?? '',
		patience,
	};
}

async function readAccountOnce(
	account: string,
	signal: AbortSignal,
	way: LookUpWay,
): Promise<IDataObject | null> {
	const answer = await way
		.open()
		.then(async (client) => await getAccount(client, account, { signal }))
		.catch((): ArgyleAnswer => ({ kind: 'silence', code: 'UNKNOWN' }));
	const record = readOwnRecord(answer, account);
	if (record) return record;
	way.note('account', answer.kind === 'reply' ? `status ${answer.status}` : answer.code);
	return null;
}
