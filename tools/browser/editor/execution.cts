import type { Page } from 'playwright-core';

/**
 * The list of a workflow's executions.
 * @param url of n8n
 */
export function executionActions(page: Page, url: string) {
	return {
		/** Opens an execution. */
		openExecution: async (workflowId: string, executionId: string) => {
			await page.goto(`${url}/workflow/${workflowId}/executions/${executionId}`);
			await page.getByTestId('execution-preview-label').waitFor();
			await page.getByTestId('canvas-node').first().waitFor();
		},

		/** @returns for example `Succeeded` */
		readOutcome: async (): Promise<string> => {
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
