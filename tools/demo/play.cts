import { readItems } from '../n8n/rest/index.cts';
import { Problem } from '../process/problem.cts';
import { say } from '../process/progress.cts';
import { DELETE, TRIGGER } from './workflow.cts';
import type { Stage } from './stage.cts';
import type { Argyle } from './argyle.cts';

/**
 * Lets one login fail, waits for the workflow to deal with it, and shows what it did.
 * @throws {Problem} when the delivery was refused, the execution failed or the account is still there
 */
export async function playFailedLogin({ rest, workflowId }: Stage, argyle: Argyle): Promise<void> {
	argyle.failLogin();
	const { patienceMs: timeoutMs } = argyle;
	const [execution] = await rest.waitForExecutions(workflowId, { timeoutMs });
	if (execution?.status !== 'success') {
		const { error } = execution?.data.resultData ?? {};
		throw new Problem(`The execution ended with "${execution?.status}": ${error?.message}`);
	}
	const refusals = argyle.listRefusals();
	if (refusals.length > 0) {
		throw new Problem(`n8n did not take a delivery and answered ${refusals.join('; ')}`);
	}
	const [item] = readItems(execution, TRIGGER);
	const [outcome] = readItems(execution, DELETE);
	if (item === undefined || outcome === undefined) {
		throw new Problem('The execution succeeded, but its trigger or its delete put out no item.');
	}
	show(item);
	const account = String(item.account);
	if (outcome.deleted !== true || (await argyle.hasAccount(account))) {
		throw new Problem(
			`Account ${account} was not deleted: ${outcome.message ?? 'it is still there'}`,
		);
	}
	say(`  deleted        yes: ${argyle.name} has no account ${account} any more\n`);
}

function show({ account, error_code, event_id, guidance }: Record<string, unknown>) {
	const { actor, explanation, next_step, retry, title } = Object(guidance);
	say(
		[
			'',
			'A failed login arrived in n8n and its signature was right:',
			`  account        ${account}`,
			`  event_id       ${event_id}`,
			`  error_code     ${error_code}`,
			`  what happened  ${title}: ${explanation}`,
			`  who can act    ${actor} (try again: ${retry})`,
			`  next step      ${next_step}`,
		].join('\n'),
	);
}
