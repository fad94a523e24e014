import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { openClient } from '../api/client';
import { readMessage } from '../api/errors';
import { paceClient } from '../api/pace';
import { warnSilentEvents } from '../connection/publishing';
import { watchAnswers } from './answers';
import type { Built, Deadline } from './items';
import { buildItems } from './items';
import type { PollWants } from './parameters';
import { readPollWants } from './parameters';
import type { Ending } from './reading';
import { readAccounts } from './reading';
import { reportScan } from './report';
import { sampleItems } from './sample';
import type { PollState } from './scan';
import { beginAt, endScan, noteChange, openScan, pauseScan, restartScan } from './scan';
import type { Occasion, Polled } from './schedule';
import { pollInTurn } from './schedule';
import { recallState, rememberState } from './state';

/** Max. requests for a page. After that, the next poll retries. */
const maxTries = 2;

/** If n8n lost the state, changes of the last 24 hours count as new. In ms. */
const lostStateMs = 24 * 60 * 60_000;

/**
 * Polls once: finds the changes since the last poll.
 *
 * @returns null when there are none, as n8n requires
 * @throws NodeApiError when a page can't be read; NodeOperationError when a manual run has nothing
 *   to show
 */
export async function poll(context: IPollFunctions): Promise<Polled> {
	if (context.getMode() === 'manual') return [await sampleItems(context, readPollWants(context))];
	return await pollInTurn(
		context,
		async (occasion, budgetMs, isCurrent) => await findNew(context, occasion, budgetMs, isCurrent),
	);
}

/** Writes the state once, at the end: a poll that throws leaves it unchanged. */
async function findNew(
	context: IPollFunctions,
	occasion: Occasion,
	budgetMs: number,
	isCurrent: () => boolean,
): Promise<Polled> {
	const wants = readPollWants(context);
	if (occasion !== 'scheduled') warnSilentEvents(context, wants.watch);
	const signal = AbortSignal.timeout(budgetMs);
	const deadline: Deadline = { signal, at: performance.now() + budgetMs };
	const client = paceClient(await openClient(context), signal, { maxTries });
	const { pageClient, isTransient, isRefusal } = watchAnswers(client);
	const now = new Date();
	const before =
		recallState(context, client.endpoint) ?? beginWithoutState(context, occasion, wants, now);
	const scan = openScan(before, wants.watch, now.toISOString());
	const built: Built[] = [];
	const read = async () =>
		await readAccounts(pageClient, scan, signal, async (changes, canWait) => {
			const ready = await buildItems(client, changes, wants, deadline, canWait);
			for (const { change } of ready) noteChange(scan, change);
			built.push(...ready);
			return ready.length === changes.length;
		});
	const ending = await read()
		.catch(async (error) => {
			// n8n saves the state rarely, so a cursor may be weeks old and expired.
			if (scan.cursor === null || scan.cursor !== before.progress?.cursor || !isRefusal())
				throw error;
			restartScan(scan);
			return await read();
		})
		.catch((error): Ending => {
			if (occasion === 'scheduled' || !isTransient()) throw error;
			context.logger.warn(
				`Argyle Polling Trigger could not read all accounts while the workflow was published. It continues with the next poll: ${readMessage(error)}`,
			);
			return 'paused';
		});
	const state = ending === 'paused' ? pauseScan(scan) : endScan(scan, ending === 'whole');
	reportScan(context.logger, ending, scan, state, built.length);
	// This comes last, without an await after it, because n8n may save the state at any time. The state
	// of a replaced version must not overwrite the state of the new one.
	if (isCurrent()) rememberState(context, client.endpoint, state, built.length > 0);
	return built.length > 0 ? [sortByMoment(built)] : null;
}

function beginWithoutState(
	context: IPollFunctions,
	occasion: Occasion,
	{ firstPoll }: PollWants,
	now: Date,
): PollState {
	if (occasion === 'firstPublishing')
		return beginAt(firstPoll === 'existing' ? '' : now.toISOString());
	context.logger.warn(
		'Argyle Polling Trigger has no record of its last poll: n8n lost it, or the node is new or was renamed. It starts the workflow for all changes of the last 24 hours. A change that it has emitted before keeps its event_id',
	);
	return beginAt(new Date(now.getTime() - lostStateMs).toISOString());
}

/** Sorts the items: the oldest change first. */
function sortByMoment(built: Built[]): INodeExecutionData[] {
	const sorted = [...built].sort((a, b) => a.change.moment.localeCompare(b.change.moment));
	return sorted.map(({ item }) => ({ json: item }));
}
