import { randomUUID } from 'node:crypto';
import { timestamp } from '../clock.cts';
import { Store } from './store.cts';
import type { Webhook } from '../types.cts';

export class WebhookStore extends Store<Webhook> {
	constructor() {
		super('webhook subscription');
	}

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

	override update(id: string, patch: Partial<Webhook>): Webhook {
		return super.update(id, { updated_at: timestamp(), ...patch });
	}
}
