import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { secret, sign } from '../../support/sample';
import type { Answer, Traffic } from '../../support/stage';
import { Stage } from '../../support/stage';

/** Nothing listens there, so every lookup is refused immediately. */
const nowhere = 'http://127.0.0.1:9';

/** What n8n stores for a published trigger whose subscription signs with `webhookSecret`. */
export function store(webhookSecret: unknown = secret): IDataObject {
	const data = {
		webhookId: 'd3c5a3f0-0000-4000-8000-000000000001',
		webhookUrl: 'https://n8n.example.com/webhook/6c1fa8d1-93f8-4a0e-b1ae-1e7f0f6a6a30/webhook',
		webhookSecret,
		environment: 'custom',
	};
	return { 'node:Argyle Trigger': data as IDataObject };
}

/** A trigger that is published, with its secret stored, and an Argyle API that can't be reached. */
export function createListeningStage(
	options: {
		parameters?: INodeParameters;
		staticData?: IDataObject;
		baseUrl?: string;
	} = {},
): Stage {
	return new Stage({
		credential: {
			environment: 'custom',
			baseUrl: options.baseUrl ?? nowhere,
			apiKeyId: 'key-id-of-a-test',
			apiKeySecret: 'key-half-of-a-test',
		},
		parameters: options.parameters,
		staticData: options.staticData ?? store(),
	});
}

/** The traffic of a genuine delivery of these bytes, as Argyle signs it. */
export function genuine(body: Buffer, key = secret): Traffic {
	return {
		rawBody: body,
		headers: { 'content-type': 'application/json', 'x-argyle-signature': sign(body, key) },
	};
}

/** Traffic of these bytes under any signature header. */
export function signed(body: Buffer | undefined, header?: string | string[]): Traffic {
	return { rawBody: body, headers: { 'x-argyle-signature': header } };
}

/** The rows of the README's table of answers that a request can end in. */
export type Row = 'wrong sender' | 'unsigned' | 'no secret' | 'ignored' | 'run';

/**
 * Finds the row of the table that an answer is.
 *
 * @throws RangeError for an answer without a row.
 */
export function findRow({ status, body, items }: Answer): Row {
	const text = JSON.stringify(body);
	const refusals: Record<number, Row> = { 403: 'wrong sender', 401: 'unsigned', 503: 'no secret' };
	const refusal = refusals[status];
	if (refusal && items === undefined && /^\{"message":"[^"]{10,}"\}$/.test(text)) return refusal;
	if (status === 200 && items === undefined && ignored.has(text)) return 'ignored';
	if (status === 200 && items?.length === 1 && text === '{"received":true}') return 'run';
	throw new RangeError(`Not in the table: ${status} ${text} with ${items?.length ?? 'no'} items`);
}

const ignored = new Set(
	['not a JSON object', 'other event', 'filtered'].map(
		(reason) => `{"received":true,"ignored":"${reason}"}`,
	),
);
