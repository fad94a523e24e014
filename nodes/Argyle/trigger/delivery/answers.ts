import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/**
 * Refuses a delivery past n8n: only so does the answer have a status other than 200 and start
 * nothing.
 */
export function refuse(
	context: IWebhookFunctions,
	status: number,
	message: string,
): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** Answers 200 and starts nothing, as n8n does without `workflowData`. */
export function acknowledge(reason: string): IWebhookResponseData {
	return { webhookResponse: { received: true, ignored: reason } };
}

/** Answers 200 and starts the workflow with one item. */
export function run(json: IDataObject): IWebhookResponseData {
	return { webhookResponse: { received: true }, workflowData: [[{ json }]] };
}
