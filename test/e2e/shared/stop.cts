import { stopShared } from '../../../tools/n8n/world/shared.cts';

/** Jest calls it after the last test file. */
export default async function stop(): Promise<void> {
	await stopShared();
}
