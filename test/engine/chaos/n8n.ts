import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { deepCopy } from 'n8n-workflow';
import { beforeEachRequest } from '../lifecycle/requests';
import { Stage } from '../../support/stage';

/** Ends whatever n8n was doing: the process is gone, and its memory with it. */
export class Death extends Error {}

/** What one of n8n's two engines does on each occasion (seen with n8n 2.41, and its code). */
export interface Engine {
	/** The user publishes; `changed` when the trigger differs from what is published. */
	publish(changed: boolean): Promise<void>;
	unpublish(): Promise<void>;
	/** n8n starts again, after a shutdown or a death. */
	restart(): Promise<void>;
}

/**
 * What both engines share of n8n: its database, its settings, and a process that calls the node and
 * can die between any two requests.
 */
export class N8n {
	/** Static data as the database holds it. */
	saved: IDataObject = {};

	/** Whether the database says that the workflow is published. */
	active = false;

	/** Whether the database holds the webhook's path, without which n8n answers 404. */
	routed = false;

	baseUrl = 'https://n8n.example.com';

	/** Every message that n8n has shown or logged. */
	readonly messages: string[] = [];

	/** Whether the last call was a registration that succeeded. */
	registered = false;

	/** How many more requests the process lives for. */
	lifetime = Infinity;

	constructor(private readonly credential: ICredentialDataDecryptedObject) {}

	/** The workflow as loaded from the database. */
	load(): Stage {
		const stage = new Stage({
			credential: this.credential,
			webhookBaseUrl: this.baseUrl,
			staticData: deepCopy(this.saved),
		});
		beforeEachRequest(stage, () => {
			if (this.lifetime <= 0) throw new Death();
			this.lifetime -= 1;
		});
		return stage;
	}

	save(stage: Stage): void {
		this.saved = deepCopy(stage.workflow.staticData);
	}

	/** Calls `checkExists`, and `create` when it says no. Gives the message of a refusal, else null. */
	async register(stage: Stage): Promise<string | null> {
		const refusal = await this.attempt(async () => await stage.publish());
		this.registered = refusal === null;
		return refusal;
	}

	/** Calls `delete`. Gives the message of a refusal, else null. */
	async deregister(stage: Stage): Promise<string | null> {
		this.registered = false;
		return await this.attempt(async () => void (await stage.delete()));
	}

	private async attempt(call: () => Promise<void>): Promise<string | null> {
		const refusal: unknown = await call().then(
			() => null,
			(error: unknown) => error,
		);
		// The node takes a request that could not leave for a lost one; a dead process takes nothing.
		if (this.lifetime <= 0) throw new Death();
		if (refusal === null) return null;
		if (!(refusal instanceof Error)) throw new TypeError('The node threw something else');
		this.messages.push(refusal.message);
		return refusal.message;
	}
}
