import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

/** What a poll gives n8n: items, or null when there is nothing new. */
export type Polled = INodeExecutionData[][] | null;

/** The contexts that are polling. */
const polling = new WeakSet<IPollFunctions>();

/**
 * Polls, one at a time: n8n 2.41 starts a poll although the one before is still under way, and a
 * slow Argyle would have to answer more and more of them.
 *
 * @returns null at once when the one before is still under way
 * @throws what `poll` throws
 */
export async function pollInTurn(
	context: IPollFunctions,
	poll: () => Promise<Polled>,
): Promise<Polled> {
	if (polling.has(context)) {
		context.logger.debug('Argyle Polling Trigger left out a poll: the one before is under way');
		return null;
	}
	polling.add(context);
	return await poll().finally(() => polling.delete(context));
}
