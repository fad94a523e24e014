import { until } from '../tools/process/wait.cts';
import type { Rest } from '../tools/n8n/rest/index.cts';

const FILTER = encodeURIComponent(JSON.stringify({ status: ['new', 'running', 'waiting'] }));

/**
 * Waits until no execution of n8n is queued, running or waiting, so that one case does not slow the next.
 * @param timeoutMs 3 minutes
 */
export async function untilIdle(rest: Rest, timeoutMs = 180_000): Promise<void> {
	await until(
		'The end of all executions',
		async () => {
			const { results }: { results: unknown[] } = await rest.ask(
				'GET',
				`/rest/executions?filter=${FILTER}&limit=1`,
			);
			return results.length === 0;
		},
		{ timeoutMs },
	);
}
