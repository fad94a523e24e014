import type { Page } from 'playwright-core';

/** The panel with all of n8n's nodes. */
export function nodeActions(page: Page) {
	const panel = page.getByTestId('node-creator');

	const findEntry = (name: string) =>
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
		 * @param name the entry to wait for
		 * @returns what the entry says, and its place in the list, from 1
		 * @throws {Error} when there is no such entry
		 */
		searchNodes: async (
			word: string,
			name: string,
		): Promise<{ description: string; rank: number }> => {
			await openPanel();
			await panel.getByTestId('node-creator-search-bar').fill(word);
			await findEntry(name).waitFor();
			const names = await panel.getByTestId('node-creator-item-name').allInnerTexts();
			const description = findEntry(name).getByTestId('node-creator-item-description');
			return { description: await description.innerText(), rank: names.indexOf(name) + 1 };
		},

		/**
		 * Opens an entry of the search's results and lists what the node can do.
		 * @returns for example `On account failed`
		 */
		listActions: async (name: string): Promise<string[]> => {
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
		 * @param action as {@link listActions} gives it
		 */
		addNode: async (action: string) => {
			await findEntry(action).click();
			await page.getByTestId('ndv').waitFor();
		},
	};
}
