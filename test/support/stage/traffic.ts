import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

type ExpressRequest = ReturnType<IWebhookFunctions['getRequestObject']>;
type ExpressResponse = ReturnType<IWebhookFunctions['getResponseObject']>;

/** A request as n8n hands it to a webhook node after its body parser. */
export interface Traffic {
	/** The raw bytes; undefined where n8n keeps none (multipart forms). */
	rawBody?: Buffer;
	/** What n8n has parsed of them; nothing may depend on it. */
	body?: unknown;
	/** Names in lower case and repeated ones joined with a comma, as Node does it. */
	headers?: Record<string, string | string[] | undefined>;
	ip?: string;
}

/** The result of a delivery: the answer to the sender, and the items that start the workflow. */
export interface Answer {
	status: number;
	body: unknown;
	/** Undefined when the workflow does not run. */
	items: INodeExecutionData[] | undefined;
}

export class StageRequest {
	constructor(private readonly traffic: Traffic) {}

	asExpress(): ExpressRequest {
		const { rawBody, body = {}, headers = {}, ip = '203.0.113.9' } = this.traffic;
		const request = { method: 'POST', headers, ip, rawBody, body, params: {}, query: {} };
		return request as unknown as ExpressRequest;
	}
}

export class StageResponse {
	private statusCode = 200;

	private sent: { body: unknown } | undefined;

	asExpress(): ExpressResponse {
		const response = {
			status: (code: number) => {
				this.statusCode = code;
				return response;
			},
			json: (body: unknown) => {
				if (this.sent) throw new TypeError('The response was sent twice');
				this.sent = { body };
				return response;
			},
		};
		return response as unknown as ExpressResponse;
	}

	/** The answer as n8n 2.41 makes it of what `webhook()` returned (webhook-helpers.executeWebhook). */
	settle(result: IWebhookResponseData): Answer {
		const items = result.workflowData?.[0];
		const own = result.noWebhookResponse === true;
		if (this.sent) {
			if (!own) throw new TypeError('n8n would answer a second time');
			return { status: this.statusCode, body: this.sent.body, items };
		}
		if (own) throw new TypeError('The request would hang without an answer');
		return { status: 200, body: result.webhookResponse, items };
	}
}
