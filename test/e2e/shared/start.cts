import { startShared } from '../../../tools/n8n/world/shared.cts';

/** Jest calls it before the first test file. */
export default async function start(): Promise<void> {
	await startShared();
}
