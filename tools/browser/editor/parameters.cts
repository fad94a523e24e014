// @ts-check
/** @typedef {import('playwright-core').Page} Page */

/**
 * The parameters in the details of a node.
 * @param {Page} page
 */
function parameterActions(page) {
	const choices = page.locator('.el-select-dropdown__item:visible');
	const details = page.getByTestId('ndv');

	/**
	 * @returns {Promise<[name: string, description: string][]>}
	 */
	const readChoices = async () => {
		await choices.first().waitFor();
		return (await choices.allInnerTexts()).map((text) => {
			const [name = '', description = ''] = text.split('\n');
			return [name, description];
		});
	};

	/** @param {string} name */
	const findSelect = (name) => details.getByTestId(`parameter-input-${name}`).locator('.el-select');

	return {
		/** @returns {Promise<string[]>} the labels of all parameters that are shown */
		listLabels: async () => {
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
		 * @returns {Promise<string[]>} their names
		 */
		listOptional: async () => {
			await details.getByTestId('collection-parameter-add').click();
			return (await readChoices()).map(([name]) => name);
		},

		/**
		 * Adds an optional parameter, from the list that is open.
		 * @param {string} label
		 */
		addOptional: async (label) => {
			await choices.filter({ hasText: new RegExp(`^${label}$`) }).click();
			await choices.first().waitFor({ state: 'hidden' });
		},

		/**
		 * Opens the list of a parameter's choices.
		 * @param {string} name the parameter's internal one
		 */
		listChoices: async (name) => {
			await findSelect(name).click();
			return await readChoices();
		},

		/**
		 * Types into a list of choices that is open, and waits until some are gone.
		 * @param {string} name the parameter's internal one
		 * @param {string} text
		 */
		narrowChoices: async (name, text) => {
			const before = await choices.count();
			await findSelect(name).locator('.el-select__input').fill(text);
			await page.waitForFunction(
				([selector, count]) =>
					[...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length > 0)
						.length < count,
				/** @type {[string, number]} */ (['.el-select-dropdown__item', before]),
			);
			return await readChoices();
		},

		/** @returns {Promise<string>} what the panel beside a trigger's parameters says */
		readTriggerPanel: async () => {
			const help = details.getByText('When will this node trigger my flow?');
			await help.click();
			return await details
				.getByTestId('trigger-header')
				.locator('xpath=ancestor::*[3]')
				.innerText();
		},

		/** @returns {Promise<string>} the label of the button that makes a trigger listen */
		readListenLabel: async () =>
			(await details.getByTestId('trigger-execute-button').innerText()).trim(),
	};
}

module.exports = { parameterActions };
