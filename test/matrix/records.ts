/** Gives the rows of a query, each value as text. */
export type Query = (sql: string) => Promise<string[][]>;

/** How many executions of a workflow n8n has stored, by their status. */
export async function listStatuses(query: Query, id: string): Promise<Record<string, number>> {
	const rows = await query(
		`SELECT status, count(*) FROM execution_entity WHERE "workflowId" = '${id}' GROUP BY status`,
	);
	return Object.fromEntries(rows.map(([status, count]) => [status, Number(count)]));
}

/** The accounts that the stored executions of a workflow are about, sorted; one an execution. */
export async function listAccounts(query: Query, id: string): Promise<string[]> {
	const rows = await query(
		`SELECT substring(data from '[a-z]+-account-[0-9]+') FROM execution_data JOIN execution_entity ON id = "executionId" WHERE execution_entity."workflowId" = '${id}'`,
	);
	return rows.map(([account]) => account ?? '').sort();
}

/** How many executions a worker has started, by its log. */
export function countStarted(log: string): number {
	return log.match(/Worker started execution/g)?.length ?? 0;
}
