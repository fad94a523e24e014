// @ts-check
/** @typedef {import('playwright-core').Page} Page */

/**
 * The fields of items, and dragging them into parameters.
 * @param {Page} page
 */
function mappingActions(page) {
	const fields = page.getByTestId('run-data-schema-item');

	return {
		/**
		 * Lists the fields that the open node shows, as far as they are in view.
		 * @param {string} first the path of one of them, which is waited for
		 * @returns {Promise<Record<string, string>>} path (`guidance.title`) to what is shown beside it
		 */
		listFields: async (first) => {
			await page.locator(`[data-path=".${first}"]`).first().waitFor();
			const shown = await fields.evaluateAll((items) =>
				items.map((item) => {
					const path = item.querySelector('[data-target="mappable"]')?.getAttribute('data-path');
					return [path ?? '', item instanceof HTMLElement ? item.innerText : ''];
				}),
			);
			return Object.fromEntries(
				shown.map(([path = '', text = '']) => {
					const [, ...values] = text.split('\n');
					return [path.replace(/^\./, ''), values.join(' ').trim()];
				}),
			);
		},

		/** @returns {Promise<string>} n8n's remark about where the fields come from; '' without one */
		readFieldsRemark: async () => {
			const remark = page.getByTestId('schema-preview-warning');
			return (await remark.isVisible()) ? await remark.innerText() : '';
		},

		/**
		 * Drags a field of the input onto the "Fields to Set" of an Edit Fields node.
		 * @param {string} path for example `guidance.title`
		 * @returns {Promise<{ name: string, expression: string }>} the field that this made
		 */
		dragField: async (path) => {
			const made = page.getByTestId('assignment');
			const before = await made.count();
			const from = page.locator(`[data-path=".${path}"]`).first();
			const to = page.getByTestId('assignment-collection-drop-area');
			await from.hover();
			await page.mouse.down();
			// n8n takes it for a drag only when the pointer moves in steps.
			const box = await to.boundingBox();
			if (box === null) throw new Error('The drop area is out of sight');
			const target = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
			await page.mouse.move(target.x, target.y - 40, { steps: 8 });
			await page.mouse.move(target.x, target.y, { steps: 4 });
			await page.mouse.up();
			const field = made.nth(before);
			await field.waitFor();
			const name = await field.getByTestId('assignment-name').locator('input').inputValue();
			const expression = await field.locator('.cm-content').last().innerText();
			return { name, expression: expression.trim() };
		},
	};
}

module.exports = { mappingActions };
