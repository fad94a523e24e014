// @ts-check
/** The requests whose answers hold workflows. */
const WORKFLOWS = '/rest/workflows';

/** @typedef {Awaited<ReturnType<typeof import('../simulator').startSimulator>>} Simulator */

/**
 * Searches what n8n said and stored for what must never be there. n8n's own encrypted credential
 * store does not count, so the database is searched through its executions.
 * @param {Simulator} argyle
 * @param {import('../../dev/n8n/process').N8nProcess} n8n
 */
function createLeakSearch(argyle, n8n) {
	/** @type {[path: string, text: string][]} */
	const answers = [];

	/**
	 * Everything secret of the run so far, under a name that can be printed.
	 * @returns {[name: string, secret: string][]}
	 */
	const listSecrets = () => {
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
		 * @param {string} text
		 * @param {string} path of the request
		 */
		note: (text, path) => {
			answers.push([path, path.startsWith(WORKFLOWS) ? withoutStaticData(text) : text]);
		},

		/**
		 * @param {import('../../dev/n8n/rest').Rest} rest
		 * @returns {Promise<string[]>}
		 */
		find: async (rest) => {
			const summaries = await rest.listExecutions();
			const executions = await Promise.all(summaries.map(({ id }) => rest.getExecution(id)));
			/** @type {[place: string, text: string][]} */
			const places = [
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

		/** @returns {number} how many secrets the search knows; none would make it worthless */
		countSecrets: () => listSecrets().length,
	};
}

/**
 * A trigger keeps its signing secret in n8n's static data, the only store that n8n gives it, and n8n
 * shows that to everyone who may open the workflow. Nothing else of a workflow may hold a secret.
 * @param {string} text of an answer about workflows
 */
function withoutStaticData(text) {
	return JSON.stringify(JSON.parse(text), (key, value) => (key === 'staticData' ? null : value));
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {[string, string]}
 */
function named(name, text) {
	return [name, text];
}

/** @param {string} text */
function encode(text) {
	return Buffer.from(text).toString('base64');
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isText(value) {
	return typeof value === 'string' && value !== '';
}

module.exports = { createLeakSearch };
