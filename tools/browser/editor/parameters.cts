import type { Page } from 'playwright-core';

/** The parameters in the details of a node. */
export function parameterActions(page: Page) {
	const choices = page.locator('.el-select-dropdown__item:visible');
	const details = page.getByTestId('ndv');

	const readChoices = async (): Promise<[name: string, description: string][]> => {
		await choices.first().waitFor();
		return (await choices.allInnerTexts()).map((text) => {
			const [name = '', description = ''] = text.split('\n');
			return [name, description];
		});
	};

	const findSelect = (name: string) =>
		details.getByTestId(`parameter-input-${name}`).locator('.el-select');

	return {
		/** @returns the labels of all parameters that are shown */
		listLabels: async (): Promise<string[]> => {
			// The node's settings are there too, hidden.
			const labels = await details
				.getByTestId('node-parameters')
				.getByTestId('input-label')
				.filter({ visible: true })
				.allInnerTexts();
			return labels.map((label) => label.split('\n')[0]?.trim() ?? '').filter(Boolean);
		},

		/**
		 * Opens the list of optional parameters.
		 * @returns their names
		 */
		listOptional: async (): Promise<string[]> => {
			await details.getByTestId('collection-parameter-add').click();
			return (await readChoices()).map(([name]) => name);
		},

		/** Adds an optional parameter, from the list that is open. */
		addOptional: async (label: string) => {
			await choices.filter({ hasText: new RegExp(`^${label}$`) }).click();
			await choices.first().waitFor({ state: 'hidden' });
		},

		/**
		 * Opens the list of a parameter's choices.
		 * @param name the parameter's internal one
		 */
		listChoices: async (name: string) => {
			await findSelect(name).click();
			return await readChoices();
		},

		/**
		 * Types into a list of choices that is open, and waits until some are gone.
		 * @param name the parameter's internal one
		 */
		narrowChoices: async (name: string, text: string) => {
			const before = await choices.count();
			await findSelect(name).locator('.el-select__input').fill(text);
			await page.waitForFunction(
				({ selector, count }) =>
					[...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length > 0)
						.length < count,
				{ selector: '.el-select-dropdown__item', count: before },
			);
			return await readChoices();
		},

		/** @returns the text of the panel next to a trigger's parameters */
		readTriggerPanel: async (): Promise<string> => {
			const help = details.getByText('When will this node trigger my flow?');
			await help.click();
			return await details
				.getByTestId('trigger-header')
				.locator('xpath=ancestor::*[3]')
				.innerText();
		},

		/** @returns the label of the button that makes a trigger listen */
		readListenLabel: async (): Promise<string> =>
			(await details.getByTestId('trigger-execute-button').innerText()).trim(),
	};
}
