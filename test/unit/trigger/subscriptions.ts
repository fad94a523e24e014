import type { Subscription } from '../../../nodes/Argyle/api/webhooks';
import type { Identity } from '../../../nodes/Argyle/trigger/subscription/ownership';
import type { RememberedSubscription } from '../../../nodes/Argyle/trigger/subscription/staticData';
import { scriptClient } from '../api/scriptedClient';

export const secret = 'ab'.repeat(32);

const url = 'https://n8n.example.com/webhook/6c1fa8d1/webhook';
const name = 'n8n workflow 1 node 1';

/** Who a node is to Argyle, whose answers are those of `client`. */
export function identity(changes: Partial<Identity> = {}, client = scriptClient([])): Identity {
	const wants = { events: ['accounts.failed'], includeResource: true };
	return { url, name, ...wants, endpoint: client.endpoint, client, ...changes };
}

/** A subscription of that node as it should be. */
export function subscription(changes: Partial<Subscription> = {}): Subscription {
	return {
		id: 'w-1',
		name,
		url,
		events: ['accounts.failed'],
		includesResource: true,
		secret,
		createdAt: '2026-01-01T00:00:00.000000Z',
		...changes,
	};
}

/** The same as Argyle sends it. */
export function shown(changes: object = {}): object {
	const { includesResource, createdAt, ...rest } = subscription();
	return {
		...rest,
		config: { include_resource: includesResource },
		created_at: createdAt,
		...changes,
	};
}

/** What n8n has stored of it. */
export function remembered(changes: Partial<RememberedSubscription> = {}): RememberedSubscription {
	const stored = { webhookId: 'w-1', webhookUrl: url, webhookSecret: secret };
	return { ...stored, environment: 'sandbox', ...changes };
}
