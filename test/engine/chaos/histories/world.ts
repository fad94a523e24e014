import type { IDataObject } from 'n8n-workflow';
import { deepCopy } from 'n8n-workflow';
import { isObject } from '../../../../nodes/Argyle/api/fields';
import type { ArgyleTrigger } from '../../../../nodes/Argyle/ArgyleTrigger.node';
import { deriveSecret } from '../../../../nodes/Argyle/trigger/derivedSecret';
import type { Simulator } from '../../../../tools/simulator/index.cts';
import type { Webhook } from '../../../../tools/simulator/types.cts';
import type { Database, Engine } from '../n8n';
import { N8n } from '../n8n';

/** The path of the webhook of the one node on the stage. */
const path = '6c1fa8d1-93f8-4a0e-b1ae-1e7f0f6a6a30/webhook';

/** What resembles ours in all but what proves it. */
const strangers: Array<Partial<Webhook>> = [
	{ name: 'crm', url: 'https://crm.example.com/argyle' },
	{ url: `https://elsewhere.example.com/webhook/${path}` },
	{ url: 'https://n8n.example.com/webhook/another-node/webhook' },
	{ url: `https://n8n.example.com/webhook-test/${path}` },
];

/** How Argyle behaves during a step. */
export const weathers = ['calm', 'calm', 'calm', 'stormy', 'hidden', 'limited', 'down'] as const;
export type Weather = (typeof weathers)[number];

/** Delays are left out: they cost time and change nothing here. */
const storm = [
	...['status429', 'status500', 'status502', 'status503', 'dropBefore', 'dropAfter'],
	...['dropMidway', 'truncate', 'createdBut500', 'omitId'],
];

/** Argyle with the subscriptions of others, an n8n with one workflow of ours, and another n8n. */
export class World {
	readonly n8n: N8n;

	/** Another n8n, into which the workflow may be imported. */
	readonly elsewhere: N8n;

	readonly engines: { here: Engine; elsewhere: Engine };

	/** Static data and databases as they were before: for a save of an older copy, and for a backup. */
	readonly copies: IDataObject[] = [];

	readonly backups: Database[] = [];

	/** Secrets that somebody has chosen in Console. */
	readonly chosen = new Set<string>();

	/** Whether the static data is what the last registration left. */
	isStored = true;

	/** The API key of the last publishing to which Argyle answered as it should. */
	publishedKey: unknown = null;

	tries = 0;

	private readonly foreign: Webhook[];

	constructor(
		readonly argyle: Simulator,
		createEngine: (n8n: N8n) => Engine,
		/** The node as another process of n8n has loaded it. */
		readonly otherProcess: ArgyleTrigger,
		/** How much later it is for n8n than on this machine. */
		readonly clock: { aheadMs: number },
	) {
		this.n8n = new N8n(argyle.credential(), 'instance-1', 'https://n8n.example.com');
		this.elsewhere = new N8n(argyle.credential(), 'instance-2', 'https://staging.example.com');
		this.engines = { here: createEngine(this.n8n), elsewhere: createEngine(this.elsewhere) };
		const name = 'n8n workflow workflow-1 node node-1';
		this.foreign = strangers.map((one) => argyle.webhooks.add({ name, secret: 'theirs', ...one }));
	}

	get url(): string {
		return `${this.n8n.baseUrl}/webhook/${path}`;
	}

	get stored(): IDataObject {
		const data = this.n8n.database.staticData['node:Argyle Trigger'];
		return isObject(data) ? data : {};
	}

	get ours(): Webhook[] {
		return this.argyle.webhooks.list().filter(({ url }) => url === this.url);
	}

	get derived(): string | null {
		return deriveSecret(this.n8n.database.credential, this.url);
	}

	/** What others have, as it was at first and as it is. */
	get strangers(): Array<{ before: Webhook; now: Webhook | undefined }> {
		return this.foreign.map((before) => ({ before, now: this.argyle.webhooks.get(before.id) }));
	}

	get theirs(): Webhook[] {
		const url = `${this.elsewhere.baseUrl}/webhook/${path}`;
		return this.argyle.webhooks.list().filter((one) => one.url === url);
	}

	/** Runs one step of n8n's while Argyle behaves so, and records what was there before. */
	async under(weather: Weather, seed: number, step: () => Promise<void>): Promise<void> {
		const { faults, settings } = this.argyle;
		this.copies.push(deepCopy(this.n8n.database.staticData));
		this.backups.push(deepCopy(this.n8n.database));
		this.n8n.registered = false;
		this.n8n.published = false;
		if (weather === 'stormy') faults.chaos({ probability: 0.25, seed, kinds: storm });
		if (weather === 'limited') faults.chaos({ probability: 0.5, seed, kinds: ['status429'] });
		if (weather === 'down') faults.add({ status: 503, times: Infinity });
		settings.hideSecrets = weather === 'hidden';
		await step().finally(() => {
			faults.clear();
			settings.hideSecrets = false;
		});
		if (this.n8n.registered) this.isStored = true;
		if (!this.n8n.published) return;
		const isCalm = weather === 'calm' || weather === 'hidden';
		this.publishedKey = isCalm ? this.n8n.database.credential.apiKeySecret : null;
	}
}
