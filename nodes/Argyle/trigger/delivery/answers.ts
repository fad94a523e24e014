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
	return answer(context, status, { message });
}

/**
 * Answers 200 without starting the workflow. It writes to the response directly, because most
 * `accounts.updated` end here, and n8n needs longer for a returned answer.
 */
export function acknowledge(context: IWebhookFunctions, reason: string): IWebhookResponseData {
	return answer(context, 200, { received: true, ignored: reason });
}

/** Answers 200 and starts the workflow with one item. */
export function run(json: IDataObject): IWebhookResponseData {
	return { webhookResponse: { received: true }, workflowData: [[{ json }]] };
}

function answer(context: IWebhookFunctions, status: number, body: object): IWebhookResponseData {
	context.getResponseObject().status(status).json(body);
	return { noWebhookResponse: true };
}
