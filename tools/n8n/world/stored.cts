import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { installN8n } from '../install.cts';
import type { N8nProcess } from '../process.cts';

/**
 * n8n's own Node runs this script, because it has SQLite built in. The stored
 * data contains an item once, because it shares equal values.
 */
const LIST = `
	const { DatabaseSync } = require('node:sqlite');
	const database = new DatabaseSync(process.argv[1], { readOnly: true });
	const rows = database
		.prepare('SELECT e.workflowId, e.status, d.data FROM execution_entity e LEFT JOIN execution_data d ON d.executionId = e.id')
		.iterate();
	const pattern = /"([0-9a-f-]{36}:(?:removed|\\d{4}-\\d\\d-\\d\\dT[^"]*))"/g;
	for (const { workflowId, status, data } of rows) {
		const failures = [...new Set([...(data ?? '').matchAll(pattern)].map(([, one]) => one))];
		console.log(JSON.stringify({ workflow: workflowId, status, failures }));
	}
	database.close();
`;

const LARGEST_LIST = 1024 * 1024 * 1024;

/** An execution as the database stores it. */
interface Stored {
	/** The ID of its workflow. */
	workflow: string;
	status: string;
	/** The `event_id`s in its data. */
	failures: string[];
}

/** Reads all executions from the database of a stopped n8n. */
export async function readStored({ userFolder }: N8nProcess): Promise<Stored[]> {
	const { node } = await installN8n();
	const file = join(userFolder, '.n8n/database.sqlite');
	const output = execFileSync(join(node, 'bin/node'), ['-e', LIST, file], {
		encoding: 'utf8',
		maxBuffer: LARGEST_LIST,
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	return output
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line));
}
