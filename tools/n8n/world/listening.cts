import { OWN_CONNECTION } from '../rest/request.cts';
import { until } from '../../process/wait.cts';
import type { Simulator } from './leaks.cts';

/** How long n8n may need on a busy machine, in ms. */
const PATIENCE_MS = 120_000;

/**
 * Waits until n8n listens at every webhook address that Argyle knows. n8n reports readiness some
 * seconds earlier, and answers 404 at these addresses until then.
 */
export async function untilListening({ webhooks }: Simulator): Promise<void> {
	for (const { url } of webhooks.list()) {
		await until(
			`n8n to listen at ${url}`,
			// Without a signature the trigger itself answers, and starts nothing.
			async () => (await fetch(url, { method: 'POST', headers: OWN_CONNECTION })).status === 401,
			{ timeoutMs: PATIENCE_MS },
		);
	}
}
