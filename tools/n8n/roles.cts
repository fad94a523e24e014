/**
 * The role of a process: it does everything or leads, it only receives webhooks, or it
 * only runs workflows.
 */
export type Role = 'main' | 'webhook' | 'worker';

interface Part {
	/** The command of n8n's command line. */
	command: string[];
	/** Whether the process serves the REST interface. */
	hasRest: boolean;
	/** Makes the settings for the port that it listens on. */
	settings: (port: number) => NodeJS.ProcessEnv;
}

export const ROLES: Record<Role, Part> = {
	main: { command: ['start'], hasRest: true, settings: () => ({}) },
	webhook: { command: ['webhook'], hasRest: false, settings: () => ({}) },
	worker: {
		command: ['worker', '--concurrency=5'],
		hasRest: false,
		// A worker opens its port only for health checks.
		settings: (port) => ({
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		}),
	},
};
