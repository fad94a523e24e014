import { readExample } from '../../docs/examples.cts';
import type { Example } from '../../docs/examples.cts';

/**
 * Reads examples/no-failure-lost.json, whose steps report each item to a receiver.
 * @param url of the receiver
 * @param poll changes to the polling trigger
 * @param wait of a copy that arrives while another run handles the failure; a second, so that a test is quick
 */
export function readJoined(
	url: string,
	credential: { id: string; name: string },
	poll: Record<string, unknown>,
	wait: Record<string, unknown> = { amount: 1, unit: 'seconds' },
): Example {
	return readExample('no-failure-lost.json', credential, {
		'Argyle Polling Trigger': poll,
		'Look Again': { parameters: wait },
		'Your Steps': {
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			parameters: {
				method: 'POST',
				url,
				sendBody: true,
				specifyBody: 'json',
				jsonBody: '={{ JSON.stringify({ event_id: $json.event_id }) }}',
				options: {},
			},
		},
	});
}

/** @returns the `event_id`s that the receiver was sent */
export function listEventIds(received: { body: string | Buffer }[]): string[] {
	return received.map(({ body }) => String(JSON.parse(String(body)).event_id)).sort();
}
