import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	WorkflowActivateMode,
} from 'n8n-workflow';
import { deepCopy } from 'n8n-workflow';
import type { ArgyleTrigger } from '../../../nodes/Argyle/ArgyleTrigger.node';
import { forgetReadings } from '../../../nodes/Argyle/trigger/derivedSecret';
import { refuseCleanupAtStart } from '../../../nodes/Argyle/trigger/subscription/start';
import { Stage } from '../../support/stage';
import { beforeEachRequest } from '../lifecycle/requests';

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

/** What n8n's database holds of the workflow and its credential. */
export interface Database {
	staticData: IDataObject;
	active: boolean;
	/** Whether it holds the webhook's path, without which n8n answers 404. */
	routed: boolean;
	credential: ICredentialDataDecryptedObject;
}

/**
 * What both engines share of n8n: its database, its settings, and a process that calls the node and
 * can die between any two requests.
 */
export class N8n {
	database: Database;

	readonly messages: string[] = [];

	/** Whether the last call was a registration that succeeded. */
	registered = false;

	/** Whether that was a publishing by a user, and not a start. */
	published = false;

	/** How many more requests the process lives for. */
	lifetime = Infinity;

	constructor(
		credential: ICredentialDataDecryptedObject,
		readonly instanceId: string,
		public baseUrl: string,
	) {
		this.database = { staticData: {}, active: false, routed: false, credential };
	}

	/**
	 * The workflow as loaded from the database.
	 *
	 * @param trigger the node as another process has loaded it
	 */
	load(activation: WorkflowActivateMode = 'activate', trigger?: ArgyleTrigger): Stage {
		const stage = new Stage({
			activation,
			trigger,
			credential: this.database.credential,
			instanceId: this.instanceId,
			webhookBaseUrl: this.baseUrl,
			staticData: deepCopy(this.database.staticData),
		});
		beforeEachRequest(stage, () => {
			if (this.lifetime <= 0) throw new Death();
			this.lifetime -= 1;
		});
		return stage;
	}

	/** The process is gone, and with it what it remembered. */
	die(): void {
		this.lifetime = Infinity;
		forgetReadings();
		try {
			refuseCleanupAtStart(this.load().hook());
		} catch {
			// It remembered a start that failed.
		}
	}

	save(stage: Stage): void {
		this.database.staticData = deepCopy(stage.workflow.staticData);
	}

	/** Calls `checkExists`, and `create` when it says no. Gives the message of a refusal, else null. */
	async register(stage: Stage, activation?: WorkflowActivateMode): Promise<string | null> {
		const refusal = await this.attempt(async () => await stage.publish());
		this.registered = refusal === null;
		this.published = this.registered && activation !== 'init';
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
