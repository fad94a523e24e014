import type { Verdict } from '../../n8n/rest/credentials.cts';
import type { Page } from 'playwright-core';

/** The request with which n8n tests a credential. */
const TEST = '/rest/credentials/test';

/** The form of a credential, opened from the details of a node. */
export function credentialActions(page: Page) {
	const form = page.getByTestId('editCredential-modal');
	const choices = page.locator('.el-select-dropdown__item:visible');

	const findField = (name: string) => form.getByTestId(`parameter-input-${name}`);

	return {
		/** Opens the form of a new credential. */
		openNewCredential: async () => {
			await page.getByTestId('node-credentials-select').click();
			await page.getByTestId('node-credentials-select-item-new').click();
			await form.waitFor();
		},

		listEnvironments: async (): Promise<[name: string, description: string][]> => {
			await findField('environment').locator('input').click();
			await choices.first().waitFor();
			const texts = await choices.allInnerTexts();
			await page.keyboard.press('Escape');
			await choices.first().waitFor({ state: 'hidden' });
			return texts.map((text) => {
				const [name = '', description = ''] = text.split('\n');
				return [name, description];
			});
		},

		/** @param name as {@link listEnvironments} gives it */
		chooseEnvironment: async (name: string) => {
			await findField('environment').locator('input').click();
			await choices.filter({ hasText: name }).click();
			await choices.first().waitFor({ state: 'hidden' });
		},

		/** @returns the internal names of the fields that are shown */
		listCredentialFields: (): Promise<string[]> =>
			form
				.locator('[data-test-id^="parameter-input-"]:not([data-test-id="parameter-input-field"])')
				.evaluateAll((fields) =>
					fields
						.map((field) => field.getAttribute('data-test-id') ?? '')
						.map((id) => id.replace('parameter-input-', '')),
				),

		/** @param values by the internal names of the fields */
		fillCredential: async (values: Record<string, string>) => {
			for (const [name, value] of Object.entries(values)) {
				await findField(name).locator('input').fill(value);
			}
		},

		/**
		 * Saves a new credential. n8n then tests it.
		 * @returns what the form says against it; null when the test was passed, as n8n then closes the
		 * form
		 */
		saveCredential: async (): Promise<string | null> => {
			const tested = page.waitForResponse((response) => response.url().endsWith(TEST));
			await form.getByTestId('credential-save-button').click();
			const { data }: { data: Verdict } = await (await tested).json();
			if (data.status === 'OK') {
				await form.waitFor({ state: 'hidden' });
				return null;
			}
			const message = form.getByText(data.message);
			const more = form.getByText('More details');
			await message.or(more).first().waitFor();
			if (await more.isVisible()) await more.click();
			await message.waitFor();
			return await message.innerText();
		},

		/**
		 * Opens the credential of the open node. n8n then tests it.
		 * @returns what the form says about it
		 */
		openChosenCredential: async (): Promise<string> => {
			await page.getByTestId('credential-edit-button').click();
			const verdict = form.getByTestId('credentials-config-container-test-success');
			await verdict.waitFor();
			return await verdict.innerText();
		},
	};
}
