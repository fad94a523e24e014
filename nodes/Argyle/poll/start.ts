import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { readMessage } from '../api/errors';

type Polled = INodeExecutionData[][] | null;

/** When n8n begins to poll by itself and nobody is there to read a refusal. */
const unattended = ['init', 'leadershipChange'];

/**
 * The contexts that have polled: n8n polls with the same one for as long as a workflow is
 * published.
 */
const begun = new WeakSet<IPollFunctions>();

/** The contexts that are polling. */
const polling = new WeakSet<IPollFunctions>();

/**
 * Polls, one at a time: n8n 2.41 starts a poll although the one before is still under way, and a
 * slow Argyle would have to answer more and more of them.
 *
 * It also passes over what goes wrong in the poll with which n8n starts. n8n 2.41 gives up on a
 * polling trigger for good when that poll fails five times, after a minute or so, and not even its
 * next start takes it up again (workflow-publication-reconciler looks at activated triggers only).
 * If Argyle or the network is not there yet, the next poll sees to it; and that one fails for all
 * to see.
 *
 * @throws what `poll` throws, unless n8n is starting
 */
export async function pollFromStart(
	context: IPollFunctions,
	poll: () => Promise<Polled>,
): Promise<Polled> {
	if (polling.has(context)) return null;
	polling.add(context);
	const isStart = !begun.has(context) && unattended.includes(context.getActivationMode());
	begun.add(context);
	const polled = isStart ? pollForgiving(context, poll) : poll();
	return await polled.finally(() => polling.delete(context));
}

async function pollForgiving(
	context: IPollFunctions,
	poll: () => Promise<Polled>,
): Promise<Polled> {
	try {
		return await poll();
	} catch (error) {
		context.logger.warn(
			`Argyle Polling Trigger could not look for failed logins while n8n started, and goes on with the next poll: ${readMessage(error)}`,
		);
		return null;
	}
}
