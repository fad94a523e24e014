import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { timestamp } from './clock.cts';
import { post, sign } from './sending.cts';
import type { WebhookStore } from './stores/webhooks.cts';
import type { DeliveryAttempt, Settings, Webhook } from './types.cts';
import type { Faults } from './faults.cts';

/** The answers that make Argyle try once more. */
const RETRIED = [429, 500, 502, 503, 504];
/** How long chaos delays a delivery, in ms. */
const LATE_MS = 200;

interface DeliverOrder {
	subscription: Webhook;
	event: string;
	data: object;
	/** Replaces the right signature; null sends none. */
	signature?: string | null;
}

/** Sends events to the subscriptions and keeps a journal of every attempt. */
export class Deliveries {
	attempts: DeliveryAttempt[] = [];
	#pending: Set<Promise<unknown>> = new Set();
	#stop = stopSignal();
	#webhooks;
	#settings;
	#faults;

	constructor(webhooks: WebhookStore, settings: Settings, faults: Faults) {
		this.#webhooks = webhooks;
		this.#settings = settings;
		this.#faults = faults;
	}

	/**
	 * Sends an event to every subscription that wants it.
	 *
	 * @param dataFor what each of them gets as `data`
	 * @returns all attempts, once the last of them is over
	 */
	async publish(
		event: string,
		dataFor: (subscription: Webhook) => object,
	): Promise<DeliveryAttempt[]> {
		const wanting = this.#webhooks
			.list()
			.filter(({ events }) => events.includes('*') || events.includes(event));
		const sent = wanting.map((subscription) => {
			const chaos = this.#faults.takeForDelivery();
			const order = { subscription, event, data: dataFor(subscription) };
			if (chaos === 'lost') return Promise.resolve([]);
			if (chaos === 'late') return this.#wait(LATE_MS).then(() => this.deliver(order));
			if (chaos === 'forged') return this.deliver({ ...order, signature: '0'.repeat(128) });
			if (chaos === 'duplicated') void this.deliver(order);
			return this.deliver(order);
		});
		return (await this.#track(Promise.all(sent))).flat();
	}

	/**
	 * Sends one delivery by hand, with Argyle's single retry.
	 *
	 * @returns one or two attempts
	 */
	deliver({ subscription, event, data, signature }: DeliverOrder): Promise<DeliveryAttempt[]> {
		// Argyle indents what it sends; a receiver that re-serialises can't verify it.
		const body = JSON.stringify({ event, name: subscription.name, data }, null, 2);
		const { secret } = subscription;
		const right = secret ? sign(body, secret) : null;
		const signed = signature === undefined ? right : signature;
		return this.#track(this.#sendWithRetry(subscription, event, body, signed));
	}

	/** Delays a step of a delivery; ends early when deliveries are stopped. */
	async pause(ms: number): Promise<void> {
		await this.#track(this.#wait(ms));
	}

	/** Waits until no delivery and no retry is pending. */
	async settled(): Promise<void> {
		while (this.#pending.size > 0) await Promise.all(this.#pending);
	}

	/** Aborts the requests in flight and cancels retries. */
	async stop() {
		this.#stop.abort();
		await this.settled();
		this.#stop = stopSignal();
	}

	/** Forgets the attempts so far. The list handed out before keeps what it has. */
	clear() {
		this.attempts = [];
	}

	async #sendWithRetry(
		subscription: Webhook,
		event: string,
		body: string,
		signature: string | null,
	) {
		const { signal } = this.#stop;
		const first = await this.#attempt(subscription, event, body, signature, 1);
		const retried = first.status === null || RETRIED.includes(first.status);
		if (!retried || signal.aborted) return [first];
		await this.#wait(this.#settings.retryDelayMs);
		if (signal.aborted) return [first];
		return [first, await this.#attempt(subscription, event, body, signature, 2)];
	}

	async #attempt(
		{ id, url }: Webhook,
		event: string,
		body: string,
		signature: string | null,
		attempt: 1 | 2,
	) {
		const at = Date.now();
		const entry: DeliveryAttempt = {
			at,
			subscription: id,
			url,
			event,
			attempt,
			status: null,
			error: null,
			answer: null,
			body,
			signature,
			durationMs: null,
		};
		this.attempts.push(entry);
		// Argyle moves updated_at with each send too, so it does not show that somebody edited the
		// subscription.
		const sentAt = timestamp();
		if (this.#webhooks.get(id)) this.#webhooks.update(id, { last_sent_at: sentAt });
		const timeoutMs = this.#settings.deliveryTimeoutMs;
		const outcome = await post({ url, body, signature, timeoutMs, signal: this.#stop.signal });
		return Object.assign(entry, outcome, { durationMs: Date.now() - at });
	}

	async #wait(ms: number) {
		// Stopping deliveries ends the wait early; the caller checks the signal.
		await wait(ms, null, { signal: this.#stop.signal }).catch(() => null);
	}

	#track<T>(work: Promise<T>): Promise<T> {
		this.#pending.add(work);
		void work.finally(() => this.#pending.delete(work));
		return work;
	}
}

/** @returns a controller without a limit of listeners */
function stopSignal(): AbortController {
	const controller = new AbortController();
	setMaxListeners(0, controller.signal);
	return controller;
}
