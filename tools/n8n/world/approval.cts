import { until } from '../../process/wait.cts';
import { readItems } from '../rest/index.cts';
import type { Rest } from '../rest/index.cts';

/**
 * Waits until a workflow waits for somebody's answer.
 * @param node the one whose item has the link
 * @returns the field `approve_at` of that item
 */
export async function waitForQuestion(
	rest: Rest,
	workflowId: string,
	node: string,
): Promise<string> {
	const waiting = await until(`The question of workflow ${workflowId}`, async () => {
		const executions = await rest.listExecutions(workflowId);
		return executions.find(({ status }) => status === 'waiting');
	});
	const [item] = readItems(await rest.getExecution(waiting.id), node);
	return String(item?.approve_at);
}

/**
 * Opens an n8n form of one field, as a browser does, and sends the answer.
 * @returns the page as the person saw it
 */
export async function answerForm(url: string, answer: string): Promise<string> {
	const page = await fetch(url);
	const text = await page.text();
	const body = new FormData();
	body.set('field-0', answer);
	const sent = await fetch(url, { method: 'POST', body });
	if (!page.ok || !sent.ok) throw new Error(`The form answered ${page.status}, ${sent.status}`);
	return text;
}
