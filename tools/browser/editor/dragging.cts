import { until } from '../../process/wait.cts';
import type { Locator, Page } from 'playwright-core';

/** A field of an item, and the parameter that it is dropped on. */
export interface DroppedField {
	/** The node whose output contains the field. */
	source: string;
	/** Its path, for example `guidance.sms`. */
	field: string;
	/** The internal name of a parameter; `left` and `right` are the sides of an If node's condition. */
	parameter: string;
}

/** Moves the list by less than its height, so that no row is skipped; pixels. */
const STEP = 250;

/** The editor keeps rows that it does not show for later use, far above the list. */
const SHOWN = '.vue-recycle-scroller__item-view:not([style*="-9999px"])';

/** Filling parameters of the open node by dragging, typing and choosing. */
export function draggingActions(page: Page) {
	const details = page.getByTestId('ndv');
	const input = page.getByTestId('ndv-input-panel');

	const findParameter = (name: string) => details.getByTestId(`parameter-input-${name}`).first();

	/** Brings a field into view as a person does: unfold its node, scroll down the list. */
	const showField = async (source: string, field: string): Promise<Locator> => {
		const rows = input.locator('.vue-recycle-scroller');
		await scrollList(rows, -100 * STEP);
		const header = input.getByTestId('run-data-schema-header').filter({ hasText: source });
		await header.waitFor();
		// Only the fields of the nearest node are unfolded.
		if ((await header.locator('.collapsed').count()) > 0) await header.click();
		const pill = input.locator(`${SHOWN} [data-path=".${field}"][data-node-name="${source}"]`);
		// n8n puts only those rows into the page that are in view, or nearly so.
		await until(`${field} of ${source} in view`, async () => {
			if (await isWithin(pill, input)) return true;
			await scrollList(rows, STEP);
			return false;
		});
		return pill;
	};

	/** While a field has the focus, n8n shows its result over the fields below. */
	const leaveField = async () => await details.getByText('Parameters', { exact: true }).click();

	const findTarget = async (name: string): Promise<Locator> => {
		const parameter = findParameter(name);
		const locator = parameter.getByTestId('rlc-input-container');
		return (await locator.count()) > 0 ? locator : parameter;
	};

	return {
		/** Drags a field of the input onto a parameter, behind what is in it. */
		dropField: async ({ source, field, parameter }: DroppedField) => {
			const pill = await showField(source, field);
			const target = await findTarget(parameter);
			await drag(page, pill, target);
			await target
				.locator('.cm-content')
				.filter({ hasText: `${field} }}` })
				.waitFor();
			await leaveField();
		},

		/** Types text behind what is in a parameter. */
		typeText: async (parameter: string, text: string) => {
			const target = findParameter(parameter);
			const expression = target.locator('.cm-content');
			const isExpression = (await expression.count()) > 0;
			await (isExpression ? expression : target.locator('input, textarea').first()).click();
			await page.keyboard.press('Control+End');
			await page.keyboard.type(text);
			await leaveField();
		},

		/** Chooses from the list of a parameter. */
		choose: async (parameter: string, choice: string) => {
			await findParameter(parameter).locator('.el-select').click();
			await page
				.locator('.el-select-dropdown__item:visible')
				.filter({ hasText: new RegExp(`^${choice}$`) })
				.click();
		},

		/** Executes what comes before the open node, whose fields n8n does not show otherwise. */
		executePrevious: async () => await page.getByTestId('execute-previous-node').click(),

		/** @returns what n8n shows below an expression: its value for the first item */
		readPreview: async (parameter: string): Promise<string> => {
			const preview = details.getByTestId(`parameter-expression-preview-${parameter}`);
			// n8n shows each space as one that does not break.
			return (await preview.innerText()).replaceAll('\u00a0', ' ');
		},
	};
}

/**
 * Scrolls the list that contains the rows. Not with the wheel: on a busy machine, the list moves when a drag has begun.
 * @param by pixels, downwards
 */
async function scrollList(rows: Locator, by: number) {
	await rows.evaluate((element, distance) => {
		const isList = ({ scrollHeight, clientHeight }: Element) => scrollHeight > clientHeight;
		const scrolls = (one: Element) => getComputedStyle(one).overflowY !== 'visible' && isList(one);
		let list: Element | null = element;
		while (list !== null && !scrolls(list)) list = list.parentElement;
		list?.scrollBy(0, distance);
	}, by);
}

/**
 * Drags with the mouse, to the end of what is in the target.
 * @throws {Error} when the target is out of sight
 */
export async function drag(page: Page, from: Locator, to: Locator) {
	await to.scrollIntoViewIfNeeded();
	await from.hover();
	const start = await readBox(from);
	await page.mouse.down();
	// n8n takes it for a drag after 10 px, and then shows switches as fields: parameters move.
	await page.mouse.move(start.x + start.width + 20, start.y, { steps: 4 });
	const editor = to.locator('.cm-editor');
	const isExpression = (await editor.count()) > 0;
	const box = await readBox(isExpression ? editor : to);
	const x = isExpression ? box.x + box.width - 12 : box.x + box.width / 2;
	const y = isExpression ? box.y + box.height - 8 : box.y + box.height / 2;
	await page.mouse.move(x, y, { steps: 12 });
	await page.mouse.up();
}

async function readBox(target: Locator) {
	const box = await target.boundingBox();
	if (box === null) throw new Error(`${String(target)} is out of sight`);
	return box;
}

async function isWithin(part: Locator, whole: Locator): Promise<boolean> {
	if ((await part.count()) === 0) return false;
	const [inner, outer] = [await part.boundingBox(), await whole.boundingBox()];
	if (inner === null || outer === null) return false;
	return inner.y > outer.y && inner.y + inner.height < outer.y + outer.height;
}
