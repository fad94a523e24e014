import { drag } from './dragging.cts';
import type { Page } from 'playwright-core';

/** The fields of items, and dragging them into parameters. */
export function mappingActions(page: Page) {
	const fields = page.getByTestId('run-data-schema-item');

	return {
		/**
		 * Lists the fields that the open node shows, as far as they are in view.
		 * @param first the path of one of them, which is waited for
		 * @returns path (`guidance.title`) to the value next to it
		 */
		listFields: async (first: string): Promise<Record<string, string>> => {
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

		/** @returns n8n's remark about where the fields come from; '' without one */
		readFieldsRemark: async (): Promise<string> => {
			const remark = page.getByTestId('schema-preview-warning');
			return (await remark.isVisible()) ? await remark.innerText() : '';
		},

		/**
		 * Drags a field of the input onto the "Fields to Set" of an Edit Fields node.
		 * @param path for example `guidance.title`
		 * @returns the field that this made
		 */
		dragField: async (path: string): Promise<{ name: string; expression: string }> => {
			const made = page.getByTestId('assignment');
			const before = await made.count();
			const from = page.locator(`[data-path=".${path}"]`).first();
			const to = page.getByTestId('assignment-collection-drop-area');
			await drag(page, from, to);
			const field = made.nth(before);
			await field.waitFor();
			const name = await field.getByTestId('assignment-name').locator('input').inputValue();
			const expression = await field.locator('.cm-content').last().innerText();
			return { name, expression: expression.trim() };
		},
	};
}
