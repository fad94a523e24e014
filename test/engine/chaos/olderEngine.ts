import type { WorkflowActivateMode } from 'n8n-workflow';
import type { Engine, N8n } from './n8n';

/** How often a start is tried before the next thing happens; n8n itself continues for a day. */
const startAttempts = 3;

/**
 * The engine of n8n 1.x, and of 2.x with N8N_USE_WORKFLOW_PUBLICATION_SERVICE=false:
 * active-workflow-manager.js of 2.41, without its waits.
 */
export class OlderEngine implements Engine {
	constructor(private readonly n8n: N8n) {}

	async publish(): Promise<void> {
		const activation = this.n8n.database.active ? 'update' : 'activate';
		if (this.n8n.database.active) await this.clear();
		this.n8n.database.active = true;
		if ((await this.add(activation)) === null) return;
		// The manager clears up after itself, and the service that called it once more.
		await this.clear();
		await this.clear();
		this.n8n.database.active = false;
	}

	async unpublish(): Promise<void> {
		if (!this.n8n.database.active) return;
		await this.clear();
		this.n8n.database.active = false;
	}

	async restart(): Promise<void> {
		if (!this.n8n.database.active) return;
		for (let attempt = 0; attempt < startAttempts; attempt++) {
			const refusal = await this.add('init');
			if (refusal === null) return;
			await this.clear();
			// n8n gives up permanently on a message with this word in it.
			if (refusal.includes('Authorization')) throw new Error(`n8n would never retry: ${refusal}`);
		}
	}

	/** What a failed registration leaves in the static data is lost. */
	private async add(activation: WorkflowActivateMode): Promise<string | null> {
		const { n8n } = this;
		const stage = n8n.load(activation);
		n8n.database.routed = true;
		const refusal = await n8n.register(stage, activation);
		if (refusal === null) n8n.save(stage);
		return refusal;
	}

	/** Works on what the database holds; what `delete` throws ends in the log. */
	private async clear(): Promise<void> {
		const { n8n } = this;
		const stage = n8n.load();
		if ((await n8n.deregister(stage)) !== null) return;
		n8n.save(stage);
		n8n.database.routed = false;
	}
}
