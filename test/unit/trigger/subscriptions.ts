import type { Subscription } from '../../../nodes/Argyle/api/webhooks';
import type { UsableIdentity } from '../../../nodes/Argyle/trigger/subscription/ownership';
import type { StoredSubscription } from '../../../nodes/Argyle/trigger/subscription/staticData';
import { scriptClient } from '../api/scriptedClient';

export const secret = 'ab'.repeat(32);

const url = 'https://n8n.example.com/webhook/6c1fa8d1/webhook';
const name = 'n8n workflow 1 node 1';

/** Who a node is to Argyle, whose answers are those of `client`. */
export function identity(
	changes: Partial<UsableIdentity> = {},
	client = scriptClient([]),
): UsableIdentity {
	return {
		url,
		name,
		events: ['accounts.failed'],
		config: { include_resource: true },
		secret,
		instanceId: 'n8n-1',
		isStarting: false,
		endpoint: client.endpoint,
		client,
		...changes,
	};
}

/** A healthy subscription of that node. */
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

export function stored(changes: Partial<StoredSubscription> = {}): StoredSubscription {
	return {
		webhookId: 'w-1',
		webhookUrl: url,
		webhookSecret: secret,
		environment: 'sandbox',
		instanceId: 'n8n-1',
		...changes,
	};
}
