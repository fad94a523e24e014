// @ts-check
/** @typedef {import('playwright-core').Page} Page */

/**
 * The canvas: workflows, their nodes, and publishing.
 * @param {Page} page
 * @param {string} url of n8n
 */
function canvasActions(page, url) {
	const activation = page.getByTestId('activation-modal');

	/** @param {string} name */
	const findNode = (name) =>
		page.getByTestId('canvas-node').filter({ has: page.getByText(name, { exact: true }) });

	return {
		/** Opens an empty workflow, which is not saved before something is in it. */
		openNewWorkflow: async () => {
			await page.goto(`${url}/workflow/new`);
			await page.getByTestId('canvas-add-button').waitFor();
		},

		/**
		 * Opens a saved workflow, all of it in view.
		 * @param {string} id
		 */
		openWorkflow: async (id) => {
			await page.goto(`${url}/workflow/${id}`);
			await page.getByTestId('canvas-node').first().waitFor();
			// n8n's shortcut for zoom to fit. The button is at a place where the mouse would then hover
			// over a node, which shows more buttons.
			await page.keyboard.press('1');
		},

		/**
		 * Opens the details of a node.
		 * @param {string} name
		 */
		openNode: async (name) => {
			await findNode(name).dblclick();
			await page.getByTestId('ndv').waitFor();
		},

		/** Closes the details of a node. */
		closeNode: async () => {
			await page.getByTestId('ndv-close-button').click();
			await page.getByTestId('ndv').waitFor({ state: 'hidden' });
		},

		/**
		 * Gives the file name of the icon that a node on the canvas has.
		 * @param {string} name
		 * @returns {Promise<string | undefined>}
		 */
		readIcon: async (name) =>
			(await findNode(name).locator('img').first().getAttribute('src'))?.split('/').pop(),

		/**
		 * Publishes the open workflow.
		 * @returns {Promise<string>} what n8n says about it
		 */
		publishInEditor: async () => {
			await page.getByTestId('workflow-open-publish-modal-button').click();
			await page.getByTestId('workflow-publish-button').click();
			await activation.waitFor();
			const text = await activation.innerText();
			await activation.getByRole('button', { name: 'Got it' }).click();
			await activation.waitFor({ state: 'hidden' });
			return text;
		},

		/** @returns {Promise<boolean>} whether the editor shows the open workflow as published */
		showsPublished: () => page.getByTestId('workflow-active-version-indicator').isVisible(),
	};
}

module.exports = { canvasActions };
