import type { Page } from 'playwright-core';

/**
 * The canvas: workflows, their nodes, and publishing.
 * @param url of n8n
 */
export function canvasActions(page: Page, url: string) {
	const activation = page.getByTestId('activation-modal');

	const findNode = (name: string) =>
		page.getByTestId('canvas-node').filter({ has: page.getByText(name, { exact: true }) });

	return {
		/** Opens an empty workflow, which is not saved before something is in it. */
		openNewWorkflow: async () => {
			await page.goto(`${url}/workflow/new`);
			await page.getByTestId('canvas-add-button').waitFor();
		},

		/** Opens a saved workflow, all of it in view. */
		openWorkflow: async (id: string) => {
			await page.goto(`${url}/workflow/${id}`);
			await page.getByTestId('canvas-node').first().waitFor();
			// n8n's shortcut for zoom to fit. The button is at a place where the mouse would then hover
			// over a node, which shows more buttons.
			await page.keyboard.press('1');
		},

		/** Opens the details of a node. */
		openNode: async (name: string) => {
			await findNode(name).dblclick();
			await page.getByTestId('ndv').waitFor();
		},

		/** Closes the details of a node, if they are open. */
		closeNode: async () => {
			if (!(await page.getByTestId('ndv').isVisible())) return;
			await page.getByTestId('ndv-close-button').click();
			await page.getByTestId('ndv').waitFor({ state: 'hidden' });
		},

		/** Executes the open workflow, from its trigger on. */
		executeWorkflow: async () => await page.getByTestId('execute-workflow-button').first().click(),

		/** Gives the file name of the icon that a node on the canvas has. */
		readIcon: async (name: string): Promise<string | undefined> =>
			(await findNode(name).locator('img').first().getAttribute('src'))?.split('/').pop(),

		/**
		 * Publishes the open workflow.
		 * @returns what n8n says about it
		 */
		publishInEditor: async (): Promise<string> => {
			await page.getByTestId('workflow-open-publish-modal-button').click();
			await page.getByTestId('workflow-publish-button').click();
			await activation.waitFor();
			const text = await activation.innerText();
			await activation.getByRole('button', { name: 'Got it' }).click();
			await activation.waitFor({ state: 'hidden' });
			return text;
		},

		/** @returns whether the editor shows the open workflow as published */
		showsPublished: (): Promise<boolean> =>
			page.getByTestId('workflow-active-version-indicator').isVisible(),
	};
}
