import { DEFAULT_VERSION } from '../cache.cts';
import { createRequests } from './request.cts';
import { credentialCalls } from './credentials.cts';
import { executionCalls } from './executions.cts';
import { activation, olderEngine, publicationService as service } from './publishing.cts';
import { sessionCalls } from './session.cts';
import { workflowCalls } from './workflows.cts';

interface CreateRestOptions {
	/** Whether that n8n uses its publication service, see createN8n. */
	publicationService?: boolean;
	/** The version of n8n; 2.x by default. */
	version?: string;
	/** Gets the text of every answer. */
	onAnswer?: (text: string, path: string) => void;
	/** The session of another client's `getSession`, to continue it. */
	session?: string;
}

/**
 * Makes a client of n8n's internal REST interface, the one that its editor uses.
 * @param url for example `http://127.0.0.1:5678`
 */
export function createRest(
	url: string,
	{
		publicationService = true,
		version = DEFAULT_VERSION,
		onAnswer = () => undefined,
		session,
	}: CreateRestOptions = {},
) {
	const { ask, send, getSession } = createRequests(url, onAnswer, session);
	const isFirstMajor = version.startsWith('1.');
	const engine = publicationService ? service(ask) : olderEngine(ask);
	return {
		ask,
		send,
		getSession,
		...sessionCalls(ask),
		...credentialCalls(ask),
		...workflowCalls(ask, isFirstMajor ? activation(ask) : engine, isFirstMajor),
		...executionCalls(ask),
	};
}

export type Rest = ReturnType<typeof createRest>;

export { readItems } from './executions.cts';
export type { Execution } from './executions.cts';
