import type { WorkflowActivateMode } from 'n8n-workflow';
import type { Engine, N8n } from './n8n';

const activationAttempts = 5;
const teardownAttempts = 3;

/** What the outbox still holds: n8n takes it up again after a death. */
type Task = 'publish changed' | 'publish' | 'unpublish';

/**
 * The publication service, default from n8n 2.40: workflow-publication-applier.js and
 * workflow-trigger-activator.js of 2.41, without their waits.
 */
export class PublicationEngine implements Engine {
	private task: Task | null = null;

	constructor(private readonly n8n: N8n) {}

	async publish(changed: boolean): Promise<void> {
		this.task = this.n8n.database.active && changed ? 'publish changed' : 'publish';
		this.n8n.database.active = true;
		await this.workOff();
	}

	async unpublish(): Promise<void> {
		if (!this.n8n.database.active) return;
		this.n8n.database.active = false;
		this.task = 'unpublish';
		await this.workOff();
	}

	/** Calls no hook for a workflow whose publication had ended. */
	async restart(): Promise<void> {
		await this.workOff();
	}

	private async workOff(): Promise<void> {
		if (this.task === 'unpublish' || this.task === 'publish changed') await this.tearDown();
		const activation = this.task === 'publish changed' ? 'update' : 'activate';
		if (this.task === 'publish changed') this.task = 'publish';
		// A path that is there already counts as registered, even if another workflow left it behind.
		if (this.task === 'publish' && !this.n8n.database.routed) await this.activate(activation);
		this.task = null;
	}

	private async tearDown(): Promise<void> {
		const { n8n } = this;
		n8n.database.routed = false;
		const stage = n8n.load();
		for (let attempt = 0; attempt < teardownAttempts; attempt++) {
			if ((await n8n.deregister(stage)) === null) break;
		}
		n8n.save(stage);
	}

	/** One workflow in memory for all attempts; what they leave in its static data is saved at the end. */
	private async activate(activation: WorkflowActivateMode): Promise<void> {
		const { n8n } = this;
		const stage = n8n.load(activation);
		for (let attempt = 0; attempt < activationAttempts; attempt++) {
			n8n.database.routed = true;
			if ((await n8n.register(stage)) === null) break;
			if ((await n8n.deregister(stage)) !== null) continue;
			n8n.save(stage);
			n8n.database.routed = false;
		}
		n8n.save(stage);
	}
}
