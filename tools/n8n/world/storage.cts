import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { installN8n } from '../install.cts';
import type { N8nProcess } from '../process.cts';

/**
 * n8n's own Node runs this script, because it has SQLite built in. The running Node may be too old
 * for that.
 */
const ERASE = `
	const { DatabaseSync } = require('node:sqlite');
	const [file, id] = process.argv.slice(1);
	const database = new DatabaseSync(file);
	const { changes } = database
		.prepare('UPDATE workflow_entity SET staticData = NULL WHERE id = ?')
		.run(id);
	database.close();
	if (Number(changes) !== 1) throw new Error('There is no workflow ' + id);
`;

/** Erases a workflow's static data from a stopped n8n, as a restored backup may do. */
export async function eraseStaticData(
	{ userFolder }: N8nProcess,
	workflowId: string,
): Promise<void> {
	const { node } = await installN8n();
	const file = join(userFolder, '.n8n/database.sqlite');
	execFileSync(join(node, 'bin/node'), ['-e', ERASE, file, workflowId], { stdio: 'pipe' });
}
