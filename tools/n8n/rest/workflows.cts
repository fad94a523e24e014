import type { Ask, Fields } from './request.cts';
import type { Publishing } from './publishing.cts';

interface Workflow {
	id: string;
	name: string;
	active: boolean;
	versionId: string;
	nodes: Fields[];
	connections: Fields;
}

/**
 * Makes the calls for workflows.
 * @param publishing how this n8n publishes
 * @param isFirstMajor whether this is n8n 1.x
 */
export function workflowCalls(ask: Ask, publishing: Publishing, isFirstMajor: boolean) {
	const created: string[] = [];
	const published = new Set<string>();

	const getWorkflow = (id: string): Promise<Workflow> => ask('GET', `/rest/workflows/${id}`);

	const unpublish = async (id: string): Promise<void> => {
		const { versionId } = await getWorkflow(id);
		await publishing.unpublish(id, versionId);
		published.delete(id);
	};

	return {
		getWorkflow,

		/** @returns the ids of the workflows that this client created */
		listCreated: (): string[] => [...created],

		/**
		 * Saves a new workflow; n8n 1.x requires the flag that it is not active.
		 * @param workflow as exported from the editor
		 */
		createWorkflow: async (workflow: Fields): Promise<Workflow> => {
			const whole = { settings: {}, active: false, ...workflow };
			const answer = await ask<Workflow>('POST', '/rest/workflows', whole);
			created.push(answer.id);
			return answer;
		},

		/** Saves a draft of a workflow. */
		updateWorkflow: async (id: string, changes: Fields): Promise<Workflow> => {
			const { versionId } = await getWorkflow(id);
			return await ask('PATCH', `/rest/workflows/${id}`, { ...changes, versionId });
		},

		/**
		 * Publishes the latest version of a workflow and waits until its triggers are set up.
		 * @throws {Error} with the trigger's message when it could not be set up
		 */
		publish: async (id: string): Promise<void> => {
			const { versionId } = await getWorkflow(id);
			published.add(id);
			await publishing.publish(id, versionId);
		},

		/** Unpublishes a workflow and waits until its triggers are taken down. */
		unpublish,

		/**
		 * Unpublishes what this client has published, so that one test does not see the workflows of
		 * another.
		 */
		unpublishAll: async (): Promise<void> => {
			for (const id of published) {
				published.delete(id);
				if ((await getWorkflow(id)).active) await unpublish(id);
			}
		},

		/**
		 * Starts "listen for test event", as *Execute workflow* in the editor does.
		 * @param trigger the name of the node
		 */
		listenForTestEvent: async (
			id: string,
			trigger: string,
		): Promise<{ waitingForWebhook?: boolean; executionId?: string }> => {
			// n8n 1.x runs what the editor shows, n8n 2.x what is saved.
			const shown = isFirstMajor ? { workflowData: await getWorkflow(id) } : {};
			return await ask(
				'POST',
				`/rest/workflows/${id}/run`,
				{ triggerToStartFrom: { name: trigger }, ...shown },
				{ 'push-ref': `session-${id}` },
			);
		},

		/** Stops "listen for test event". */
		stopListening: (id: string): Promise<void> => ask('DELETE', `/rest/test-webhook/${id}`),
	};
}
