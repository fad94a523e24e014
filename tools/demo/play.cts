import { readItems } from '../n8n/rest/index.cts';
import type { Execution } from '../n8n/rest/index.cts';
import { Problem } from '../process/problem.cts';
import { say } from '../process/progress.cts';
import { MESSAGE, TASK, TRIGGER } from './workflow.cts';
import type { Stage } from './stage.cts';
import type { Argyle } from './argyle.cts';

/**
 * Waits for the workflow to deal with what has just happened at Argyle, and shows what it did.
 * @param seen executions before it
 * @throws {Problem} when a delivery was refused or the execution failed
 */
export async function showNext(
	{ rest, workflowId }: Stage,
	argyle: Argyle,
	seen: number,
): Promise<void> {
	const count = seen + 1;
	const { patienceMs: timeoutMs } = argyle;
	const [execution] = await rest.waitForExecutions(workflowId, { count, timeoutMs });
	if (execution?.status !== 'success') {
		const { error } = execution?.data.resultData ?? {};
		throw new Problem(`The execution ended with "${execution?.status}": ${error?.message}`);
	}
	const refusals = argyle.listRefusals();
	if (refusals.length > 0) {
		throw new Problem(`n8n did not accept a delivery and answered ${refusals.join('; ')}`);
	}
	const [item] = readItems(execution, TRIGGER);
	if (item === undefined) {
		throw new Problem('The execution succeeded, but its trigger put out no item.');
	}
	say([...describe(item), ...describeOutcome(execution)].join('\n'));
}

function describe({ event, account, error_code, event_id, guidance }: Record<string, unknown>) {
	if (event !== 'accounts.failed') {
		return [
			'',
			`n8n received ${event}, and its signature was right:`,
			`  account        ${account}`,
		];
	}
	const { actor, explanation, next_step, retry, title } = Object(guidance);
	return [
		'',
		'A failed login arrived in n8n, and its signature was right:',
		`  account        ${account}`,
		`  event_id       ${event_id}`,
		`  error_code     ${error_code}`,
		`  what happened  ${title}: ${explanation}`,
		`  who can act    ${actor} (try again: ${retry})`,
		`  next step      ${next_step}`,
	];
}

function describeOutcome(execution: Execution): string[] {
	if (readItems(execution, TRIGGER)[0]?.event !== 'accounts.failed') return [''];
	const [message] = readItems(execution, MESSAGE);
	const [task] = readItems(execution, TASK);
	if (message) return [`  applicant gets ${String(message.sms).trim()}`, ''];
	return [`  your team gets ${task ? String(task.task) : 'nothing: nobody has to act'}`, ''];
}
