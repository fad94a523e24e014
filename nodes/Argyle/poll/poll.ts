import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { listAccounts } from '../api/accounts';
import { openClient } from '../api/client';
import { paceClient } from '../api/pace';
import type { ArgyleClient } from '../api/types';
import { passes } from '../connection/filters';
import type { FailureFacts } from '../connection/facts';
import { readAccount } from '../connection/facts';
import { buildItem } from '../connection/item';
import type { Wants } from '../connection/parameters';
import { readOptions, readWants } from '../connection/parameters';
import { lookUpContacts } from './contacts';
import { thisProcess } from './process';
import { sampleFailures } from './sample';
import type { FailureKind, Found, ScanWish } from './scan';
import { compare, findFailures, keepNewest } from './scan';
import { recallState, rememberState } from './state';

/** What the user wants to hear of, and in the items. */
type PollWants = ScanWish & Wants;

/**
 * How long a poll may take, in ms. Pages come one after the other: 100,000 accounts take 11 s at
 * Argyle's limit, and under two minutes when each page takes 200 ms.
 */
const longestPollMs = 20 * 60_000;

/**
 * Looks for failed logins that the workflow has not heard of. State is written once, after the last
 * page: what fails before leaves it as it was.
 *
 * @returns null when there are none, as n8n wants it
 * @throws NodeApiError when a page can't be read; NodeOperationError when a manual run has nothing
 *   to show
 */
export async function pollFailures(
	context: IPollFunctions,
): Promise<INodeExecutionData[][] | null> {
	const wants = readPollWants(context);
	const client = paceClient(await openClient(context), AbortSignal.timeout(longestPollMs));
	// Argyle can leave out those that were connected once, but can't filter by the state
	// (docs.argyle.com/api-reference/accounts).
	const neverConnected = wants.watched.every((kind) => kind === 'first');
	const pages = listAccounts(client, { neverConnected });
	const failures =
		context.getMode() === 'manual'
			? await buildItems(client, await sampleFailures(client, pages, wants), wants)
			: await findNewFailures(context, client, pages, wants);
	return failures.length > 0 ? [failures] : null;
}

async function findNewFailures(
	context: IPollFunctions,
	client: ArgyleClient,
	pages: AsyncGenerator<IDataObject[], boolean>,
	wants: PollWants,
): Promise<INodeExecutionData[]> {
	const { endpoint } = client;
	const before = recallState(context, endpoint);
	const found: Found = { failing: new Map(), fresh: new Map() };
	let page = await pages.next();
	for (; !page.done; page = await pages.next()) {
		keepNewest(found, findFailures(page.value, wants.watched), before, wants);
	}
	const isComplete = page.value;
	if (!isComplete) {
		context.logger.warn(
			'Argyle listed its accounts in a circle, so Argyle Polling Trigger could not see all of them. It goes on with the next poll',
		);
	}
	const { failures, nextState } = compare(found, before, wants, isComplete);
	// Filtered here and not in the state: what is filtered out now is not new when the filter
	// changes.
	const facts = failures
		.map(({ account }) => readAccount(account))
		.filter((one) => passes(one, wants.filter));
	const items = await buildItems(client, facts, wants);
	// Last, and with nothing to wait for behind it: n8n may save what is remembered at any time.
	rememberState(context, endpoint, nextState);
	const isFirst = isComplete && before.watched.length === 0;
	if (isFirst && found.failing.size > 0 && !wants.emitExisting) {
		context.logger.info(
			`Argyle Polling Trigger took note of the logins that failed before (${found.failing.size}), and starts the workflow for those to come`,
		);
	}
	return items;
}

async function buildItems(
	client: ArgyleClient,
	failures: FailureFacts[],
	{ includeResource, includeContact }: Wants,
): Promise<INodeExecutionData[]> {
	const receivedAt = new Date().toISOString();
	const users = failures.map(({ user }) => user);
	const contacts = includeContact ? await lookUpContacts(client, users) : null;
	return failures.map((facts) => {
		const contact = contacts ? (contacts.get(facts.user ?? '') ?? null) : undefined;
		const item = buildItem(facts, { receivedAt, includeResource, contact, source: 'poll' });
		return { json: item };
	});
}

function readPollWants(context: IPollFunctions): PollWants {
	const options = readOptions(context);
	const isOn = (name: string) => context.getNodeParameter(name, false) === true;
	const watched: FailureKind[] = ['first'];
	if (isOn('includeReauthentications')) watched.push('reauthentication');
	if (isOn('includeDisconnections')) watched.push('disconnection');
	return {
		...readWants(context, options),
		watched,
		emitExisting: isOn('emitExisting'),
		repeatAfterRestart: options.repeatAfterRestart === true,
		process: thisProcess,
	};
}
