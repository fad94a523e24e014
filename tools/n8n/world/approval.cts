// @ts-check
const { until } = require('../../../dev/wait');
const { readItems } = require('../../../dev/n8n/rest');

/**
 * Waits until a workflow waits for somebody's answer.
 * @param {import('../../../dev/n8n/rest').Rest} rest
 * @param {string} workflowId
 * @param {string} node the one whose item has the link
 * @returns {Promise<string>} the field `approve_at` of that item
 */
async function waitForQuestion(rest, workflowId, node) {
	const waiting = await until(`The question of workflow ${workflowId}`, async () => {
		const executions = await rest.listExecutions(workflowId);
		return executions.find(({ status }) => status === 'waiting');
	});
	const [item] = readItems(await rest.getExecution(waiting.id), node);
	return String(item?.approve_at);
}

/**
 * Opens an n8n form of one field, as a browser does, and sends the answer.
 * @param {string} url
 * @param {string} answer
 * @returns {Promise<string>} the page as the person saw it
 */
async function answerForm(url, answer) {
	const page = await fetch(url);
	const text = await page.text();
	const body = new FormData();
	body.set('field-0', answer);
	const sent = await fetch(url, { method: 'POST', body });
	if (!page.ok || !sent.ok) throw new Error(`The form answered ${page.status}, ${sent.status}`);
	return text;
}

module.exports = { answerForm, waitForQuestion };
