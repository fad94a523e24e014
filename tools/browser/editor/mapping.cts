import type { Locator, Page } from 'playwright-core';

/** The fields of the node before show within this time, in ms. */
const SHOWN_MS = 5_000;

/** A field, and the parameter that it is dropped on. */
export interface DroppedField {
	source: string;
	field: string;
	parameter: string;
}

/** The fields of items, and dragging them into parameters. */
export function mappingActions(page: Page) {
	const fields = page.getByTestId('run-data-schema-item');

	const details = page.getByTestId('ndv');

	const findTarget = (parameter: string): Locator => {
		if (parameter === 'conditions') return details.getByTestId('filter-condition-left').first();
		const input = details.getByTestId(`parameter-input-${parameter}`);
		return input.or(details.getByTestId('rlc-input-container')).first();
	};

	const dragTo = async (from: Locator, to: Locator) => {
		await to.scrollIntoViewIfNeeded();
		await from.hover();
		await page.mouse.down();
		// n8n takes it for a drag only when the pointer moves in steps.
		const box = await to.boundingBox();
		if (box === null) throw new Error('The drop area is out of sight');
		const target = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
		await page.mouse.move(target.x, target.y - 40, { steps: 8 });
		await page.mouse.move(target.x, target.y, { steps: 4 });
		await page.mouse.up();
	};

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
		 * Drags a field of the input onto a parameter.
		 * @param source the node whose output holds the field
		 * @param field its path, for example `guidance.sms`
		 * @param parameter the internal name of one, or `conditions` for the left side of an If node's first
		 */
		dropField: async ({ source, field, parameter }: DroppedField) => {
			const from = page
				.locator(`[data-target="mappable"][data-path=".${field}"][data-node-name="${source}"]`)
				.first();
			const isShown = await from.waitFor({ timeout: SHOWN_MS }).then(
				() => true,
				() => false,
			);
			// The output of a node further up is folded.
			const header = page.getByTestId('run-data-schema-header').filter({ hasText: source });
			if (!isShown) await header.first().click();
			await dragTo(from, findTarget(parameter));
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
			await dragTo(from, to);
			const field = made.nth(before);
			await field.waitFor();
			const name = await field.getByTestId('assignment-name').locator('input').inputValue();
			const expression = await field.locator('.cm-content').last().innerText();
			return { name, expression: expression.trim() };
		},
	};
}
