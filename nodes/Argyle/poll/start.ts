import type { IPollFunctions } from 'n8n-workflow';
import { readMessage } from '../api/errors';
import type { Polled } from './turn';

/** When n8n begins to poll by itself and nobody is there to read a refusal. */
const unattended = ['init', 'leadershipChange'];

/**
 * The contexts that have polled: n8n polls with the same one for as long as a workflow is
 * published.
 */
const begun = new WeakSet<IPollFunctions>();

/**
 * Polls, and passes over what goes wrong in the poll with which n8n starts. n8n 2.41 gives up on a
 * polling trigger for good when that poll fails five times, after a minute or so, and not even its
 * next start takes it up again (workflow-publication-reconciler looks at activated triggers only).
 * If Argyle or the network is not there yet, the next poll sees to it; and that one fails for all
 * to see.
 *
 * @throws what `poll` throws, unless n8n is starting
 */
export async function forgiveAtStart(
	context: IPollFunctions,
	poll: () => Promise<Polled>,
): Promise<Polled> {
	const isStart = !begun.has(context) && unattended.includes(context.getActivationMode());
	begun.add(context);
	return await (isStart ? pollForgiving(context, poll) : poll());
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
