import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../../nodes/Argyle/api/fields';
import type { Simulator } from '../../../tools/simulator/index.cts';
import type { Webhook } from '../../../tools/simulator/types.cts';
import { N8n } from './n8n';

/** The path of the webhook of the one node on the stage. */
const path = '6c1fa8d1-93f8-4a0e-b1ae-1e7f0f6a6a30/webhook';

/** What resembles ours in all but what proves it. */
const strangers: Array<Partial<Webhook>> = [
	{ name: 'crm', url: 'https://crm.example.com/argyle' },
	{ url: `https://staging.example.com/webhook/${path}` },
	{ url: 'https://n8n.example.com/webhook/another-node/webhook' },
	{ url: `https://n8n.example.com/webhook-test/${path}` },
];

/** Argyle with the subscriptions of others, and an n8n with one workflow of ours. */
export class World {
	readonly n8n: N8n;

	/** Subscriptions that sign with a secret chosen in Console. */
	readonly resigned = new Set<string>();

	private readonly foreign: Webhook[];

	/** Subscriptions of ours that n8n can't know of, or can no longer tell from another's. */
	readonly estranged = new Set<string>();

	/** How many messages there were before the step that brought a subscription. */
	private readonly origins = new Map<string, number>();

	/** The ids that n8n has stored since it last lost its memory: these it can name. */
	private readonly namable = new Set<unknown>();

	private messagesBefore = 0;

	constructor(readonly argyle: Simulator) {
		this.n8n = new N8n(argyle.credential());
		const name = 'n8n workflow workflow-1 node node-1';
		this.foreign = strangers.map((one) => argyle.webhooks.add({ name, secret: 'theirs', ...one }));
	}

	/** What others had from the beginning, and what is there of it now. */
	get strangers(): { before: Webhook[]; now: Array<Webhook | undefined> } {
		const now = this.foreign.map(({ id }) => this.argyle.webhooks.get(id));
		return { before: this.foreign, now };
	}

	/** The webhook URL of the node. */
	get url(): string {
		return `${this.n8n.baseUrl}/webhook/${path}`;
	}

	/** What the database knows of the node. */
	get stored(): IDataObject {
		const data = this.n8n.saved['node:Argyle Trigger'];
		return isObject(data) ? data : {};
	}

	/** All subscriptions that n8n made, and copies of them. */
	get ours(): Webhook[] {
		return this.argyle.webhooks.list().filter((one) => !this.foreign.includes(one));
	}

	/** Those of ours that n8n can know to be its own: by their address, or by the stored id. */
	get known(): Webhook[] {
		const { url, stored } = this;
		return this.ours.filter((one) => one.url === url || one.id === stored.webhookId);
	}

	/** A step begins. */
	begin(): void {
		this.messagesBefore = this.n8n.messages.length;
		this.n8n.registered = false;
	}

	/** A step has ended, which may have taken from n8n what it knew. */
	end(loses: boolean): void {
		if (loses) this.estrange();
		this.namable.add(this.stored.webhookId);
		for (const { id } of this.ours) {
			if (!this.origins.has(id)) this.origins.set(id, this.messagesBefore);
		}
	}

	/** Takes note of what n8n can't know any more. */
	estrange(): void {
		const known = new Set(this.known.map(({ id }) => id));
		for (const { id } of this.ours) if (!known.has(id)) this.estranged.add(id);
		this.namable.clear();
	}

	/**
	 * Those of ours that nobody looks after and nobody was told of, although n8n knew them: while the
	 * workflow is published, publishing and unpublishing again takes care of all that are known.
	 */
	get lost(): Webhook[] {
		const known = new Set(this.n8n.active ? this.known.map(({ id }) => id) : []);
		return this.ours.filter(
			(one) => !known.has(one.id) && !this.estranged.has(one.id) && !this.isReported(one),
		);
	}

	/**
	 * Whether a message has told of a subscription: by its id, or, when n8n could not know that, by its
	 * address, since it has been there.
	 */
	private isReported({ id, url }: Webhook): boolean {
		const { messages } = this.n8n;
		const since = messages.slice(this.origins.get(id) ?? this.messagesBefore);
		return (
			messages.some((message) => message.includes(id)) ||
			(!this.namable.has(id) && since.some((message) => message.includes(url)))
		);
	}
}
