import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { listAccounts } from '../api/accounts';
import { openClient } from '../api/client';
import { readObject, readText } from '../api/fields';
import { paceClient } from '../api/pace';
import { matchesFilter } from '../connection/filters';
import { readAccount } from '../connection/facts';
import type { Deadline } from './items';
import { buildItems } from './items';
import type { PollWants } from './parameters';
import type { Change } from './scan';
import type { Watch } from './watch';
import { isFailing, nameFailure, needsAllAccounts } from './watch';

/** Max. sample items: enough to see how items differ. */
const maxShown = 5;

/** How long a user waits in the editor, in ms. */
const maxWaitMs = 30_000;

/**
 * Returns real changes as sample data: those of the newest accounts, which Argyle lists first. It
 * stops reading when it has enough, and leaves the state of the published workflow unchanged.
 *
 * @throws NodeApiError when a page can't be read; NodeOperationError that says why there is nothing
 *   to show
 */
export async function sampleItems(
	context: IPollFunctions,
	wants: PollWants,
): Promise<INodeExecutionData[]> {
	const { watch } = wants;
	const deadline: Deadline = {
		signal: AbortSignal.timeout(maxWaitMs),
		at: performance.now() + maxWaitMs,
	};
	const client = paceClient(await openClient(context), deadline.signal);
	const pages = listAccounts(client, { neverConnected: !needsAllAccounts(watch) });
	const shown: Change[] = [];
	let found = 0;
	let page = await pages.next();
	while (!page.done) {
		const changes = page.value.flatMap((account) => readSample(account, watch));
		found += changes.length;
		shown.push(...changes.filter((change) => isShown(change, watch)));
		if (shown.length >= maxShown) break;
		page = await pages.next();
	}
	if (shown.length === 0) {
		const [message, description] = explainNone(found, page.value === true);
		throw new NodeOperationError(client.node, message, { description, level: 'warning' });
	}
	const latest = sortNewestFirst(shown).slice(0, maxShown);
	const built = await buildItems(client, latest, wants, deadline, false);
	return built.map(({ item }) => ({ json: item }));
}

/** Reads an account as a change. Any connected account serves as a sample of a recovery. */
function readSample(account: IDataObject, watch: Watch): Change[] {
	const connection = readObject(account, 'connection');
	const status = readText(connection, 'status');
	const id = readText(account, 'id');
	const isRecovered = status === 'connected' && watch.events.includes('accounts.recovered');
	const failure = isFailing(account) ? nameFailure(account, watch) : null;
	const event = isRecovered ? 'accounts.recovered' : failure;
	const moment = readText(connection, 'updated_at') ?? '';
	return id !== null && event !== null ? [{ id, event, moment, account }] : [];
}

function isShown({ event, account }: Change, { filter }: Watch): boolean {
	return matchesFilter(readAccount(account, event), filter);
}

/** Explains why there is no sample: the message and its description. */
function explainNone(found: number, isWhole: boolean): [message: string, description: string] {
	if (!isWhole) {
		return [
			"Argyle's pagination looped, and the accounts that could be read show no such change",
			'Try again in a few minutes.',
		];
	}
	if (found === 0) {
		return [
			"Argyle has no account at the moment that matches 'Trigger On' and 'Accounts to Check'",
			'To get one, use a sandbox credential and make a login fail: in Argyle Console (Sandbox) open Flows → your demo flow → "Simulate an error". Once published, the workflow waits for changes by itself.',
		];
	}
	const none =
		found === 1
			? 'The one account that Argyle has does not match'
			: `None of the ${found} accounts that Argyle has matches`;
	return [
		`${none} the filters in 'Options'`,
		'Remove a filter to see some of them. Once published, the workflow waits for a matching change.',
	];
}

function sortNewestFirst(changes: Change[]): Change[] {
	return [...changes].sort((a, b) => (a.moment > b.moment ? -1 : 1));
}
