import type { N8nProcess } from '../process.cts';
import type { Rest } from '../rest/index.cts';
import type { startSimulator } from '../../simulator/index.cts';

/** The requests whose answers hold workflows. */
const WORKFLOWS = '/rest/workflows';

export type Simulator = Awaited<ReturnType<typeof startSimulator>>;

/**
 * Searches n8n's answers, logs and data for secrets. n8n's own encrypted credential
 * store does not count, so the database is searched through its executions.
 */
export function createLeakSearch(argyle: Simulator, n8n: Pick<N8nProcess, 'readLog'>) {
	const answers: [path: string, text: string][] = [];

	/** All secrets of the run so far, by names that can be printed. */
	const listSecrets = (): [name: string, secret: string][] => {
		const keys = Object.values(argyle.keys);
		const created = argyle
			.requestsTo('POST', '/v2/webhooks')
			.map(({ body }) => Object(body).secret);
		const signatures = argyle.deliveries.map(({ signature }) => signature);
		return [
			...keys.map(({ secret }) => named('API key secret', secret)),
			...keys.map(({ id, secret }) => named('Basic authorization', encode(`${id}:${secret}`))),
			...created.filter(isText).map((secret) => named('webhook secret', secret)),
			...signatures.filter(isText).map((signature) => named('signature', signature)),
		];
	};

	return {
		/**
		 * Remembers the text of an answer.
		 * @param path of the request
		 */
		note: (text: string, path: string) => {
			answers.push([path, path.startsWith(WORKFLOWS) ? withoutStaticData(text) : text]);
		},

		/**
		 * Searches the log, the answers, and the executions of the workflows that the client created.
		 */
		find: async (rest: Rest): Promise<string[]> => {
			const lists = rest.listCreated().map(async (id) => await rest.listExecutions(id));
			const summaries = (await Promise.all(lists)).flat();
			const executions = await Promise.all(summaries.map(({ id }) => rest.getExecution(id)));
			const places: [place: string, text: string][] = [
				['log', n8n.readLog()],
				...executions.map(({ id, text }) => named(`execution ${id}`, text)),
				...answers.map(([path, text]) => named(`answer to ${path}`, text)),
			];
			const secrets = listSecrets();
			return places.flatMap(([place, text]) =>
				secrets
					.filter(([, secret]) => text.includes(secret))
					.map(([name]) => `${name} in ${place}`),
			);
		},

		/** Counts the secrets that the search knows. A search without any would prove nothing. */
		countSecrets: (): number => listSecrets().length,
	};
}

/**
 * A trigger keeps its signing secret in n8n's static data, the only store that n8n gives it, and
 * n8n shows that to everyone who may open the workflow. Nothing else of a workflow may hold a
 * secret.
 * @param text of an answer about workflows
 */
function withoutStaticData(text: string) {
	return JSON.stringify(JSON.parse(text), (key, value) => (key === 'staticData' ? null : value));
}

function named(name: string, text: string): [string, string] {
	return [name, text];
}

function encode(text: string) {
	return Buffer.from(text).toString('base64');
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}
