import { randomUUID } from 'node:crypto';
import { timestamp } from '../clock.cts';
import { Store } from './store.cts';
import type { Webhook } from '../types.cts';

/** @extends {Store<Webhook>} */
export class WebhookStore extends Store<Webhook> {
	/** Adds a subscription; several may share a URL, as at Argyle. */
	add(partial: Partial<Webhook> = {}): Webhook {
		return this.insert({
			id: randomUUID(),
			name: 'name-for-the-webhook-subscription',
			events: ['accounts.failed'],
			config: {},
			secret: null,
			url: 'http://127.0.0.1:9/nowhere',
			created_at: timestamp(),
			updated_at: timestamp(),
			last_sent_at: null,
			...partial,
		});
	}

	/** @throws {Error} when there is no such subscription */
	update(id: string, patch: Partial<Webhook>): Webhook {
		const webhook = this.get(id);
		if (!webhook) throw new Error(`There is no webhook subscription ${id}`);
		return this.replace({ ...webhook, updated_at: timestamp(), ...patch });
	}
}
