import { openN8n } from '../n8n/world/open.cts';
import { openWhole } from '../process/undo.cts';
import { openBrowser } from './open.cts';
import { createEditor } from './editor/index.cts';
import type { OpenOptions } from '../n8n/world/open.cts';
import type { Later } from '../process/undo.cts';
import type { Editor } from './editor/index.cts';

export type Studio = Awaited<ReturnType<typeof openStudio>>;

/**
 * Opens n8n's editor in a browser: a real n8n with this package (as built) installed as a community
 * package, and an Argyle simulator that a saved credential leads to.
 * @param options of that n8n
 */
export async function openStudio(options: OpenOptions = {}) {
	return await openWhole(setUp, options);
}

async function setUp(later: Later, options: OpenOptions) {
	const browser = await openBrowser();
	later(browser.close);
	const open = await openN8n(options);
	later(open.close);
	return {
		...open,
		browser,

		/** Opens the editor in a session of its own, logged in. n8n allows five logins a minute. */
		openEditor: async (options?: Parameters<typeof browser.openPage>[0]): Promise<Editor> => {
			const editor = createEditor(await browser.openPage(options), open.n8n.url);
			await editor.logIn(open.owner);
			return editor;
		},
	};
}
