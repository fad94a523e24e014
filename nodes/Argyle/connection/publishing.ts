import type { IHookFunctions } from 'n8n-workflow';
import type { FailureFilter } from './filters';
import { readDeliveryWants, readEvents, readIpAllowList } from './parameters';
import type { ParameterContext, Refuse } from './reader';
import { warnRefusal } from './reader';
import { makeLastingRefusal } from './refusal';
import { findSilentEvents, silentNames } from './silentEvents';

/** Which changes start a workflow. */
export interface Starts {
	/** The choice of "Trigger On". */
	events: readonly string[];
	filter: FailureFilter;
}

/** When n8n activates a workflow by itself and nobody is there to read a refusal. */
const unattended = ['init', 'leadershipChange'];

/** What becomes of a parameter that can't be used in the call with which n8n activates a workflow. */
export function chooseRefusal(hook: Pick<IHookFunctions, 'getActivationMode' | 'getNode'>): Refuse {
	if (unattended.includes(hook.getActivationMode())) return warnRefusal;
	return (_context, reason) => {
		throw makeLastingRefusal(hook, reason);
	};
}

/**
 * Checks what a user entered in the instant trigger before it is published or listens for a test
 * event. When n8n only starts, what is wrong is a warning: what listens, stays.
 *
 * @returns which changes start the workflow
 * @throws an error that names the field and the fix
 */
export function checkParameters(context: IHookFunctions): Starts {
	const refuse = chooseRefusal(context);
	requireServed(context, refuse);
	const events = readEvents(context, refuse);
	const { filter } = readDeliveryWants(context, refuse);
	readIpAllowList(context, refuse);
	return { events, filter };
}

/**
 * Warns of chosen events that never start the workflow. It is no refusal: the workflow may have other
 * events, and Argyle may come to send other codes.
 */
export function warnSilentEvents(
	context: Pick<ParameterContext, 'getNode' | 'logger'>,
	{ events, filter }: Starts,
): void {
	for (const event of findSilentEvents(events, filter)) {
		context.logger.warn(`${context.getNode().name}: its filters let ${silentNames[event]} through`);
	}
}

/**
 * Refuses a node without `webhookId`, as generated workflows have it: n8n then gives it a URL that
 * it does not serve, and answers 404 to every delivery (2.41).
 */
function requireServed(context: IHookFunctions, refuse: Refuse): void {
	if ((context.getNode().webhookId ?? '') !== '') return;
	refuse(
		context,
		'This node has no webhook ID, so n8n would answer 404 to every delivery. Delete the node, add Argyle Trigger again from the list of nodes, and try again',
	);
}
