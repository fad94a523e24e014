import { until } from '../../process/wait.cts';
import type { Ask } from './request.cts';

interface Publication {
	status: string;
	triggers: { nodeId: string; status: string; errorMessage: string | null }[];
}

/**
 * Each returns when the triggers are set up or taken down, and throws with the trigger's message.
 */
export interface Publishing {
	publish: (id: string, versionId: string) => Promise<void>;
	unpublish: (id: string, versionId: string) => Promise<void>;
}

const SETTLE = { timeoutMs: 60_000 };

/**
 * Publishes in n8n 2.x with the publication service, which answers immediately and works later.
 * @returns status: `in_progress`, `published`, `partial`, `failed` or `not_published`
 */
export function publicationService(
	ask: Ask,
): Publishing & { getPublication: (id: string) => Promise<Publication> } {
	const getPublication = (id: string): Promise<Publication> =>
		ask('GET', `/rest/workflows/${id}/publication-status`);

	const settle = async (id: string) => {
		await until(
			`The end of the publication of workflow ${id}`,
			async () => (await getPublication(id)).status !== 'in_progress',
			SETTLE,
		);
		return await getPublication(id);
	};

	return {
		getPublication,
		publish: async (id, versionId) => {
			await olderEngine(ask).publish(id, versionId);
			const { status, triggers } = await settle(id);
			if (status === 'published') return;
			const reasons = triggers.map(({ errorMessage }) => errorMessage).filter(Boolean);
			throw new Error(`Workflow ${id} was not published (${status}): ${reasons.join('; ')}`);
		},
		unpublish: async (id, versionId) => {
			await olderEngine(ask).unpublish(id, versionId);
			await settle(id);
		},
	};
}

/** Publishes in n8n 2.x without it, which answers when it is done. */
export function olderEngine(ask: Ask): Publishing {
	return {
		publish: (id, versionId) => ask('POST', `/rest/workflows/${id}/activate`, { versionId }),
		unpublish: (id) => ask('POST', `/rest/workflows/${id}/deactivate`, {}),
	};
}

/** Activates in n8n 1.x, with a save. */
export function activation(ask: Ask): Publishing {
	return {
		publish: (id, versionId) => ask('PATCH', `/rest/workflows/${id}`, { active: true, versionId }),
		unpublish: (id, versionId) =>
			ask('PATCH', `/rest/workflows/${id}`, { active: false, versionId }),
	};
}
