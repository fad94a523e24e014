// @ts-check
/** @typedef {import('playwright-core').Page} Page */

/**
 * The list of a workflow's executions.
 * @param {Page} page
 * @param {string} url of n8n
 */
function executionActions(page, url) {
	return {
		/**
		 * Opens an execution.
		 * @param {string} workflowId
		 * @param {string} executionId
		 */
		openExecution: async (workflowId, executionId) => {
			await page.goto(`${url}/workflow/${workflowId}/executions/${executionId}`);
			await page.getByTestId('execution-preview-label').waitFor();
			await page.getByTestId('canvas-node').first().waitFor();
		},

		/** @returns {Promise<string>} for example `Succeeded` */
		readOutcome: async () => {
			const label = await page.getByTestId('execution-preview-label').innerText();
			return label.split(/\s/, 1)[0] ?? '';
		},

		/** Shows the output of the open node as a list of fields. */
		showOutputFields: async () => {
			await page
				.getByTestId('ndv-run-data-display-mode')
				.last()
				.getByTestId('radio-button-schema')
				.click();
			await page.getByTestId('run-data-schema-item').first().waitFor();
		},
	};
}

module.exports = { executionActions };
