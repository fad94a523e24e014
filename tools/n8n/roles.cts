// @ts-check
/**
 * @typedef {'main' | 'webhook' | 'worker'} Role of a process: the one that does all or that leads, one
 * that only receives webhooks, one that only runs workflows
 * @typedef {object} Part
 * @property {string[]} command of n8n's command line
 * @property {boolean} hasRest whether it serves the REST interface
 * @property {(port: number) => NodeJS.ProcessEnv} settings for the port that it listens on
 */

/** @type {Record<Role, Part>} */
const ROLES = {
	main: { command: ['start'], hasRest: true, settings: () => ({}) },
	webhook: { command: ['webhook'], hasRest: false, settings: () => ({}) },
	worker: {
		command: ['worker', '--concurrency=5'],
		hasRest: false,
		// A worker listens only when it is asked about its health.
		settings: (port) => ({
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		}),
	},
};

module.exports = { ROLES };
