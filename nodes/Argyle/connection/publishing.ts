import type { IHookFunctions } from 'n8n-workflow';
import { readDeliveryWants, readEvents, readIpAllowList } from './parameters';
import type { Refuse } from './reader';
import { throwRefusal, warnRefusal } from './reader';

/** In these modes n8n activates a workflow by itself, so no user would see a refusal. */
const unattended = ['init', 'leadershipChange'];

/** Chooses how to handle an invalid parameter when n8n activates a workflow. */
export function chooseRefusal(context: Pick<IHookFunctions, 'getActivationMode'>): Refuse {
	return unattended.includes(context.getActivationMode()) ? warnRefusal : throwRefusal;
}

/**
 * Checks the parameters of the instant trigger before it is published or listens for a test event.
 * While n8n starts, an invalid value is only a warning, so that a published trigger keeps listening.
 *
 * @throws NodeOperationError that names the field and the fix
 */
export function checkParameters(context: IHookFunctions): void {
	const refuse = chooseRefusal(context);
	requireServed(context, refuse);
	readEvents(context, refuse);
	readDeliveryWants(context, refuse);
	readIpAllowList(context, refuse);
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
