import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface ExportedWorkflow {
	nodes: { credentials?: unknown }[];
}

/** @returns where n8n's command line writes an exported workflow, or reads one */
export const exportFile = (userFolder: string): string => join(userFolder, 'exported.json');

/**
 * Copies what one n8n has exported for another, with the other's credential in every node.
 *
 * @param from the data folder of the n8n that exported it
 * @param to the data folder of the other
 */
export function copyExport(from: string, to: string, credentials: unknown): void {
	const exported: ExportedWorkflow | ExportedWorkflow[] = JSON.parse(
		readFileSync(exportFile(from), 'utf8'),
	);
	for (const { nodes } of [exported].flat()) {
		for (const node of nodes) node.credentials = credentials;
	}
	writeFileSync(exportFile(to), JSON.stringify(exported));
}
