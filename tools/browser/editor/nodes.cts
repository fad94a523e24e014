// @ts-check
/** @typedef {import('playwright-core').Page} Page */

/**
 * The panel with all of n8n's nodes.
 * @param {Page} page
 */
function nodeActions(page) {
	const panel = page.getByTestId('node-creator');

	/** @param {string} name */
	const findEntry = (name) =>
		panel.getByTestId('item-iterator-item').filter({
			has: page.getByTestId('node-creator-item-name').getByText(name, { exact: true }),
		});

	const openPanel = async () => {
		if (await panel.isVisible()) return;
		const plus = page.getByTestId('node-creator-plus-button');
		await page.getByTestId('canvas-plus-button').or(plus).first().click();
	};

	return {
		/**
		 * Types a word into the panel's search.
		 * @param {string} word
		 * @param {string} name the entry to wait for
		 * @returns {Promise<{ description: string, rank: number }>} what the entry says, and its place
		 * in the list, from 1
		 * @throws {Error} when there is no such entry
		 */
		searchNodes: async (word, name) => {
			await openPanel();
			await panel.getByTestId('node-creator-search-bar').fill(word);
			await findEntry(name).waitFor();
			const names = await panel.getByTestId('node-creator-item-name').allInnerTexts();
			const description = findEntry(name).getByTestId('node-creator-item-description');
			return { description: await description.innerText(), rank: names.indexOf(name) + 1 };
		},

		/**
		 * Opens an entry of the search's results and lists what the node can do.
		 * @param {string} name
		 * @returns {Promise<string[]>} for example `On account failed`
		 */
		listActions: async (name) => {
			await findEntry(name).click();
			await panel.getByTestId('node-creator-category-item').first().waitFor();
			// Triggers are shown, actions are folded, or the other way round.
			for (const category of await panel.getByTestId('node-creator-category-item').all()) {
				const before = await panel.getByTestId('node-creator-item-name').count();
				await category.click();
				const after = await panel.getByTestId('node-creator-item-name').count();
				if (after < before) await category.click();
			}
			return await panel.getByTestId('node-creator-item-name').allInnerTexts();
		},

		/**
		 * Adds a node by one of the things it can do; its details open.
		 * @param {string} action as {@link listActions} gives it
		 */
		addNode: async (action) => {
			await findEntry(action).click();
			await page.getByTestId('ndv').waitFor();
		},
	};
}

module.exports = { nodeActions };
