import type { Login } from '../../n8n/rest/session.cts';
import type { Page } from 'playwright-core';

/**
 * Logging in, and pictures of what is on the screen.
 * @param url of n8n
 */
export function sessionActions(page: Page, url: string) {
	return {
		/** Logs in through n8n's own form. */
		logIn: async ({ email, password }: Login) => {
			await dismissNews(page);
			await page.goto(`${url}/signin`);
			await page.locator('input[name=emailOrLdapLoginId]').fill(email);
			await page.locator('input[name=password]').fill(password);
			await page.getByTestId('form-submit-button').click();
			await page.waitForURL(/\/(home|workflow)/);
		},

		/**
		 * Takes a picture of the window.
		 * @param file a .png
		 */
		takePicture: async (file: string) => {
			const news = page.locator(NEWS);
			if (await news.isVisible()) await news.getByRole('button').click();
			// The corner belongs to nothing that reacts to the mouse.
			await page.mouse.move(0, 0);
			await page.evaluate(() => document.fonts.ready.then(() => undefined));
			await waitForStillness(page);
			await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
		},
	};
}

/** A note about a keyboard shortcut, which covers part of the editor until it is dismissed. */
const NEWS = '.node-creator-shortcut-coachmark';

async function dismissNews(page: Page) {
	await page.addLocatorHandler(page.locator(NEWS), async (news) => {
		await news.getByRole('button').click();
	});
}

/** Panels slide and fade in, and a picture would show them half there. */
async function waitForStillness(page: Page) {
	// Without a named function in it: tsx marks those with a helper that the page does not have.
	await page.waitForFunction(() =>
		document
			.getAnimations()
			.every(
				({ effect, playState }) =>
					playState !== 'running' || effect?.getComputedTiming().iterations === Infinity,
			),
	);
}
