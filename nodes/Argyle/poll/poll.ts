import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { listAccounts } from '../api/accounts';
import { openClient } from '../api/client';
import { paceClient } from '../api/pace';
import { forEachInFlight } from '../api/pool';
import type { ArgyleClient } from '../api/types';
import { passes } from '../connection/filters';
import type { ConnectionFacts } from '../connection/facts';
import { readAccount } from '../connection/facts';
import { buildItem } from '../connection/item';
import { lookUpExtras } from '../connection/lookUps';
import type { Wants } from '../connection/parameters';
import { readWants } from '../connection/parameters';
import { ParameterReader, warnRefusal } from '../connection/reader';
import { parseSwitch } from '../connection/values';
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

/** How long each lookup may hold up a poll's items, in ms: its requests wait for their turn. */
const patience = { providerMs: 15_000, contactMs: 15_000, inviteMs: 15_000 };

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
		.map(({ account }) => readAccount(account, 'accounts.failed'))
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
	failures: ConnectionFacts[],
	wants: Wants,
): Promise<INodeExecutionData[]> {
	const receivedAt = new Date().toISOString();
	const users = failures.map(({ user }) => user);
	const contacts = wants.includeContact ? await lookUpContacts(client, users) : null;
	const items = new Map<number, INodeExecutionData>();
	const way = {
		open: async () => await Promise.resolve(client),
		note: () => undefined,
		credential: client.node.credentials?.argyleApi?.id ?? '',
		patience,
	};
	await forEachInFlight(failures, undefined, async (facts, index) => {
		const extras = await lookUpExtras(facts, { ...wants, includeContact: false }, way);
		const contact = contacts ? (contacts.get(facts.user ?? '') ?? null) : undefined;
		const { includeResource } = wants;
		const json = buildItem(facts, {
			...extras,
			receivedAt,
			includeResource,
			contact,
			source: 'poll',
		});
		items.set(index, { json });
	});
	return failures.flatMap((_facts, index) => items.get(index) ?? []);
}

function readPollWants(context: IPollFunctions): PollWants {
	const reader = new ParameterReader(context, warnRefusal);
	const isOn = (name: string, displayName: string) =>
		reader.read(name, displayName, false, parseSwitch);
	const watched: FailureKind[] = ['first'];
	if (isOn('includeReauthentications', 'Include Failed Re-Authentications')) {
		watched.push('reauthentication');
	}
	if (isOn('includeDisconnections', 'Include Later Disconnections')) watched.push('disconnection');
	return {
		...readWants(context),
		watched,
		emitExisting: isOn('emitExisting', 'Emit Existing Failures'),
		repeatAfterRestart: isOn('options.repeatAfterRestart', 'Repeat After Restart'),
		process: thisProcess,
	};
}
