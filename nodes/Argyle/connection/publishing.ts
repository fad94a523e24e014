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

/** In these modes n8n activates a workflow by itself, so no user would see a refusal. */
const unattended = ['init', 'leadershipChange'];

/** Chooses how to handle an invalid parameter when n8n activates a workflow. */
export function chooseRefusal(hook: Pick<IHookFunctions, 'getActivationMode' | 'getNode'>): Refuse {
	if (unattended.includes(hook.getActivationMode())) return warnRefusal;
	return (_context, reason) => {
		throw makeLastingRefusal(hook, reason);
	};
}

/**
 * Checks the parameters of the instant trigger before it is published or listens for a test event.
 * While n8n starts, an invalid value is only a warning, so that a published trigger keeps listening.
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
 * Warns of chosen events that never start the workflow. It does not refuse them: the workflow may have other
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
 * Refuses a node without `webhookId`, which generated workflows may lack. n8n 2.41 gives such a node
 * a URL that it does not serve, and answers 404 to every delivery.
 */
function requireServed(context: IHookFunctions, refuse: Refuse): void {
	if ((context.getNode().webhookId ?? '') !== '') return;
	refuse(
		context,
		'This node has no webhook ID, so n8n would answer 404 to every delivery. Delete the node, add a new Argyle Trigger from the nodes panel, and try again',
	);
}
