// @ts-check
'use strict';

const { setMaxListeners } = require('node:events');
const { setTimeout: wait } = require('node:timers/promises');
const { timestamp } = require('./clock');
const { post, sign } = require('./sending');

/** @typedef {import('./types').Account} Account */
/** @typedef {import('./types').DeliveryAttempt} DeliveryAttempt */
/** @typedef {import('./types').Webhook} Webhook */

/** The answers that make Argyle try once more. */
const RETRIED = [429, 500, 502, 503, 504];
/** How long chaos holds a delivery up. */
const LATE_MS = 200;

/** Sends events to the subscriptions and keeps a journal of every attempt. */
class Deliveries {
	/** @type {DeliveryAttempt[]} */
	attempts = [];
	/** @type {Set<Promise<unknown>>} */
	#pending = new Set();
	#stop = stopSignal();
	#webhooks;
	#settings;
	#faults;

	/**
	 * @param {import('./stores/webhooks').WebhookStore} webhooks
	 * @param {import('./types').Settings} settings
	 * @param {import('./faults').Faults} faults
	 */
	constructor(webhooks, settings, faults) {
		this.#webhooks = webhooks;
		this.#settings = settings;
		this.#faults = faults;
	}

	/**
	 * Sends an event to every subscription that wants it.
	 *
	 * @param {string} event
	 * @param {(subscription: Webhook) => object} dataFor what each of them gets as `data`
	 * @returns {Promise<DeliveryAttempt[]>} all attempts, once the last of them is over
	 */
	async publish(event, dataFor) {
		const wanting = this.#webhooks
			.list()
			.filter(({ events }) => events.includes('*') || events.includes(event));
		const sent = wanting.map((subscription) => {
			const chaos = this.#faults.takeForDelivery();
			const order = { subscription, event, data: dataFor(subscription) };
			if (chaos === 'lost') return [];
			if (chaos === 'late') return this.#wait(LATE_MS).then(() => this.deliver(order));
			if (chaos === 'forged') return this.deliver({ ...order, signature: '0'.repeat(128) });
			if (chaos === 'duplicated') this.deliver(order);
			return this.deliver(order);
		});
		return (await this.#track(Promise.all(sent))).flat();
	}

	/**
	 * Sends one delivery by hand, with Argyle's single retry.
	 *
	 * @param {object} order
	 * @param {Webhook} order.subscription
	 * @param {string} order.event
	 * @param {object} order.data
	 * @param {string | null} [order.signature] in place of the right one; null leaves it out
	 * @returns {Promise<DeliveryAttempt[]>} one or two attempts
	 */
	deliver({ subscription, event, data, signature }) {
		// Argyle indents what it sends; a receiver that re-serialises can't verify it.
		const body = JSON.stringify({ event, name: subscription.name, data }, null, 2);
		const { secret } = subscription;
		const right = secret ? sign(body, secret) : null;
		const signed = signature === undefined ? right : signature;
		return this.#track(this.#sendWithRetry(subscription, event, body, signed));
	}

	/**
	 * Waits until no delivery and no retry is pending.
	 *
	 * @returns {Promise<void>}
	 */
	async settled() {
		while (this.#pending.size > 0) await Promise.all(this.#pending);
	}

	/** Breaks off what is being sent and cancels retries. */
	async stop() {
		this.#stop.abort();
		await this.settled();
		this.#stop = stopSignal();
	}

	/** Forgets the attempts so far. The list handed out before keeps what it has. */
	clear() {
		this.attempts = [];
	}

	/**
	 * @param {Webhook} subscription
	 * @param {string} event
	 * @param {string} body
	 * @param {string | null} signature
	 */
	async #sendWithRetry(subscription, event, body, signature) {
		const { signal } = this.#stop;
		const first = await this.#attempt(subscription, event, body, signature, 1);
		const retried = first.status === null || RETRIED.includes(first.status);
		if (!retried || signal.aborted) return [first];
		await this.#wait(this.#settings.retryDelayMs);
		if (signal.aborted) return [first];
		return [first, await this.#attempt(subscription, event, body, signature, 2)];
	}

	/**
	 * @param {Webhook} subscription
	 * @param {string} event
	 * @param {string} body
	 * @param {string | null} signature
	 * @param {1 | 2} attempt
	 */
	async #attempt({ id, url }, event, body, signature, attempt) {
		const at = Date.now();
		/** @type {DeliveryAttempt} */
		const entry = {
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
		// Each send moves updated_at too: it does not tell an edited subscription.
		const sentAt = timestamp();
		if (this.#webhooks.get(id)) this.#webhooks.update(id, { last_sent_at: sentAt });
		const timeoutMs = this.#settings.deliveryTimeoutMs;
		const outcome = await post({ url, body, signature, timeoutMs, signal: this.#stop.signal });
		return Object.assign(entry, outcome, { durationMs: Date.now() - at });
	}

	/** @param {number} ms */
	async #wait(ms) {
		// Stopping deliveries ends the wait early; the caller looks at the signal.
		await wait(ms, null, { signal: this.#stop.signal }).catch(() => null);
	}

	/**
	 * @template T
	 * @param {Promise<T>} work
	 * @returns {Promise<T>}
	 */
	#track(work) {
		this.#pending.add(work);
		work.finally(() => this.#pending.delete(work));
		return work;
	}
}

/** @returns {AbortController} one that any number of deliveries may listen to */
function stopSignal() {
	const controller = new AbortController();
	setMaxListeners(0, controller.signal);
	return controller;
}

module.exports = { Deliveries };
