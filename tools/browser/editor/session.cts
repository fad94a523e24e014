// @ts-check
/** @typedef {import('playwright-core').Page} Page */

/**
 * Logging in, and pictures of what is on the screen.
 * @param {Page} page
 * @param {string} url of n8n
 */
function sessionActions(page, url) {
	return {
		/**
		 * Logs in through n8n's own form.
		 * @param {import('../../n8n/rest/session').Login} login
		 */
		logIn: async ({ email, password }) => {
			await dismissNews(page);
			await page.goto(`${url}/signin`);
			await page.locator('input[name=emailOrLdapLoginId]').fill(email);
			await page.locator('input[name=password]').fill(password);
			await page.getByTestId('form-submit-button').click();
			await page.waitForURL(/\/(home|workflow)/);
		},

		/**
		 * Takes a picture of the window.
		 * @param {string} file a .png
		 */
		takePicture: async (file) => {
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

/** @param {Page} page */
async function dismissNews(page) {
	await page.addLocatorHandler(page.locator(NEWS), async (news) => {
		await news.getByRole('button').click();
	});
}

/**
 * Panels slide and fade in, and a picture would show them half there.
 * @param {Page} page
 */
async function waitForStillness(page) {
	await page.waitForFunction(() => {
		const endless = (/** @type {Animation} */ { effect }) =>
			effect?.getComputedTiming().iterations === Infinity;
		return document.getAnimations().every((one) => one.playState !== 'running' || endless(one));
	});
}

module.exports = { sessionActions };
