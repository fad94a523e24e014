import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { getAccount } from '../../api/accounts';
import { readOwnRecord } from '../../api/answers';
import { openClient } from '../../api/client';
import { isUuid } from '../../api/ids';
import type { ArgyleAnswer, ArgyleClient } from '../../api/types';
import { getUser } from '../../api/users';
import { needsCode } from '../../connection/filters';
import type { Contact } from '../../connection/contact';
import type { FailureFacts } from '../../connection/facts';
import { readContact } from '../../connection/contact';
import { completeFacts } from '../../connection/facts';
import type { Wants } from '../../connection/parameters';

/** What the user wants in the item or needs for the filter. */
export interface DeliveryWants extends Wants {
	output: 'enriched' | 'raw';
}

/**
 * How long a look-up may take, in ms. Together they stay below 6 s, and below 10 s with the 4 s for
 * a lost secret (secrets.ts): that is when Argyle gives up on a delivery.
 */
const accountMs = 4_000;
const contactMs = 1_500;

/** Whether a delivery leaves out what the user wants, so that the account has to be read. */
export function needsAccount(facts: FailureFacts, wants: DeliveryWants): boolean {
	const missesCode = facts.errorCode === null;
	const missesPast = wants.filter.firstConnectionOnly && facts.firstConnection === null;
	if (wants.output === 'raw') return (needsCode(wants.filter) && missesCode) || missesPast;
	return (wants.includeResource && facts.resource === null) || missesCode || missesPast;
}

/**
 * The facts, completed from the account where that can be had in time; asked once, never throws.
 */
export async function completeFromAccount(
	context: IWebhookFunctions,
	facts: FailureFacts,
): Promise<FailureFacts> {
	const { account } = facts;
	if (account === null || !isUuid(account)) return facts;
	const signal = AbortSignal.timeout(accountMs);
	const body = await readAbout(context, 'account', account, (client) =>
		getAccount(client, account, { signal }),
	);
	return completeFacts(facts, body);
}

/** The contact of a user, or null when it can't be had in time; asked once, never throws. */
export async function lookUpContact(
	context: IWebhookFunctions,
	user: string | null,
): Promise<Contact | null> {
	if (user === null || !isUuid(user)) return null;
	const signal = AbortSignal.timeout(contactMs);
	const body = await readAbout(context, 'user', user, (client) =>
		getUser(client, user, { signal }),
	);
	return readContact(body);
}

/** The record that was asked for, or null. What went wrong is worth a log line, not a lost item. */
async function readAbout(
	context: IWebhookFunctions,
	subject: string,
	id: string,
	ask: (client: ArgyleClient) => Promise<ArgyleAnswer>,
): Promise<IDataObject | null> {
	const answer = await openClient(context)
		.then(ask)
		.catch((): ArgyleAnswer => ({ kind: 'silence', code: 'UNKNOWN' }));
	const record = readOwnRecord(answer, id);
	if (record) return record;
	const what = answer.kind === 'reply' ? `status ${answer.status}` : answer.code;
	context.logger.debug(`Argyle Trigger could not read the ${subject} of a delivery (${what})`);
	return null;
}
