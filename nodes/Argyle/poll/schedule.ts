import type { INodeExecutionData, IPollFunctions, WorkflowActivateMode } from 'n8n-workflow';
import type { NodeName } from './unsaved';

/** What a poll gives n8n: items, or null when there is nothing new. */
export type Polled = INodeExecutionData[][] | null;

/**
 * Why n8n polls:
 * - `start`: n8n starts, or takes over from another. Nobody reads a refusal
 * - `firstPublishing`: somebody publishes a workflow that was not published
 * - `publishing`: somebody publishes one that was
 * - `scheduled`: its time has come
 */
export type Occasion = 'start' | 'firstPublishing' | 'publishing' | 'scheduled';

/**
 * How long a poll may take, in ms. n8n 2.41 gives up on a workflow for good when its publication
 * takes 84 s (workflow-publication-outbox-consumer), in which other triggers want their turn.
 */
const budgets = { publishing: 18_000, scheduled: 30_000 };

/** What n8n says of a poll that it waits for without a limit of its own (poll-context), in ms. */
const noLimitMs = 5 * 60_000;

/** The contexts that have polled. */
const begun = new WeakSet<IPollFunctions>();

/** The nodes that poll now, each with the poll that began last. */
const polling = new Map<string, symbol>();

/**
 * Polls, one at a time for each node: n8n 2.41 starts a poll although the one before is still under
 * way, and both would emit the same changes.
 *
 * Does not poll in the call with which n8n starts. When that call fails or takes too long, n8n 2.41
 * gives up on the trigger for good, and its next start does not take it up again
 * (workflow-publication-reconciler looks at activated triggers only). The older engine keeps all
 * other workflows waiting meanwhile.
 *
 * @param poll - `isCurrent`: whether no publishing has begun since
 * @returns null at once while n8n starts, and when the poll before is still under way
 * @throws what `poll` throws
 */
export async function pollInTurn(
	context: IPollFunctions,
	poll: (occasion: Occasion, budgetMs: number, isCurrent: () => boolean) => Promise<Polled>,
): Promise<Polled> {
	const occasion = readOccasion(context);
	if (occasion === 'start') return null;
	const node = JSON.stringify(nameNode(context));
	// A publishing does not wait for a poll of the version before, whose items n8n drops.
	if (occasion === 'scheduled' && polling.has(node)) {
		context.logger.debug('Argyle Polling Trigger left out a poll, as the one before is under way');
		return null;
	}
	const own = Symbol(node);
	polling.set(node, own);
	const isCurrent = () => polling.get(node) === own;
	return await poll(occasion, readBudget(context, occasion), isCurrent).finally(() => {
		if (isCurrent()) polling.delete(node);
	});
}

/**
 * Names a node. Its ID alone does not: old and generated workflows have several nodes with one ID
 * (n8n-io/n8n 36340).
 */
export function nameNode(context: IPollFunctions): NodeName {
	const { id, name } = context.getNode();
	return { place: `${context.getWorkflow().id} ${id}`, name };
}

/**
 * n8n keeps one context for as long as a workflow is published, and makes a new one for each
 * publishing. Its durable scheduler makes a new one for each poll, always with the mode `update`,
 * and gives it a limit; it does not poll when n8n starts (poll-trigger-task-handler, 2.41).
 */
function readOccasion(context: IPollFunctions): Occasion {
	const isLater = begun.has(context) || readLimit(context) < noLimitMs;
	begun.add(context);
	if (isLater) return 'scheduled';
	const mode = context.getActivationMode();
	const occasions: Partial<Record<WorkflowActivateMode, Occasion>> = {
		init: 'start',
		leadershipChange: 'start',
		activate: 'firstPublishing',
	};
	return occasions[mode] ?? 'publishing';
}

function readBudget(context: IPollFunctions, occasion: Occasion): number {
	const { publishing, scheduled } = budgets;
	return Math.min(occasion === 'scheduled' ? scheduled : publishing, readLimit(context));
}

/** In ms. n8n 1.x and early 2.x have no such call. */
function readLimit(context: Partial<Pick<IPollFunctions, 'getPollBudgetMs'>>): number {
	return context.getPollBudgetMs?.() ?? noLimitMs;
}
