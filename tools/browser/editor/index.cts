import { selectors } from 'playwright-core';
import { canvasActions } from './canvas.cts';
import { credentialActions } from './credential.cts';
import { draggingActions } from './dragging.cts';
import { executionActions } from './execution.cts';
import { mappingActions } from './mapping.cts';
import { nodeActions } from './nodes.cts';
import { parameterActions } from './parameters.cts';
import { sessionActions } from './session.cts';
import type { Page } from 'playwright-core';

export type Editor = ReturnType<typeof createEditor>;

/** n8n marks the parts of its editor with it, for its own browser tests. */
const MARK = 'data-test-id';

/**
 * Gives the means to use n8n's editor as a person does.
 * @param url of n8n
 */
export function createEditor(page: Page, url: string) {
	selectors.setTestIdAttribute(MARK);
	return {
		page,
		...sessionActions(page, url),
		...canvasActions(page, url),
		...nodeActions(page),
		...parameterActions(page),
		...credentialActions(page),
		...executionActions(page, url),
		...mappingActions(page),
		...draggingActions(page),
	};
}
