import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/**
 * Refuses a delivery without starting the workflow. It writes to the response directly, because n8n
 * itself answers only 200.
 */
export function refuse(
	context: IWebhookFunctions,
	status: number,
	message: string,
): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** Answers 200 without starting the workflow: n8n starts it only for `workflowData`. */
export function acknowledge(reason: string): IWebhookResponseData {
	return { webhookResponse: { received: true, ignored: reason } };
}

/** Answers 200 and starts the workflow with one item. */
export function run(json: IDataObject): IWebhookResponseData {
	return { webhookResponse: { received: true }, workflowData: [[{ json }]] };
}
