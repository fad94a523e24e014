import { join } from 'node:path';

/**
 * Modules of n8n 1.x and 2.x that send requests to n8n's own servers, or that only cost time at a
 * start.
 */
const UNUSED_MODULES = ['chat-hub', 'mcp', 'insights', 'breaking-changes', 'external-secrets'];

/** Such modules of n8n 2.x. n8n does not start if a name is not one of its modules. */
const UNUSED_NEWER_MODULES = [
	...['mcp-registry', 'instance-ai', 'agents', 'agent-evals'],
	...['otel', 'quick-connect', 'workflow-builder'],
	...['source-control', 'ldap', 'sso-oidc', 'sso-saml', 'log-streaming', 'promotions'],
	'instance-reporting',
];

/** The variables that n8n gets from the environment in which somebody starts it. */
const PASSED_ON = ['HOME', 'LANG', 'TMPDIR', 'HTTP_PROXY', 'HTTPS_PROXY', 'NODE_EXTRA_CA_CERTS'];

interface BuildEnvironmentOptions {
	/** The version of n8n. */
	version: string;
	/** The folder of the Node that runs n8n; task runners need it on PATH. */
	node: string;
	/** The folder that holds `.n8n`. */
	userFolder: string;
	port: number;
	/** The port of the task runner's broker. */
	brokerPort: number;
	/** The encryption key of the stored credentials. */
	encryptionKey: string;
	/** Settings that override all others. */
	env?: NodeJS.ProcessEnv;
}

/**
 * Makes the environment of an n8n that listens on the loopback interface only and sends no requests
 * by itself. It passes on no other variables, so that a run does not depend on the shell that
 * started it.
 */
export function buildEnvironment(options: BuildEnvironmentOptions): NodeJS.ProcessEnv {
	const { version, node, userFolder, port, brokerPort, encryptionKey, env = {} } = options;
	const newerModules = version.startsWith('1.') ? [] : UNUSED_NEWER_MODULES;
	const passedOn = Object.fromEntries(PASSED_ON.map((name) => [name, process.env[name]]));
	return {
		...passedOn,
		PATH: `${join(node, 'bin')}:${process.env.PATH}`,
		NO_PROXY: ['127.0.0.1', 'localhost', process.env.NO_PROXY].filter(Boolean).join(','),
		NODE_ENV: 'production',
		// The compile cache of n8n's Node, for the thousands of files that n8n loads at each start.
		NODE_COMPILE_CACHE: join(node, '../compiled'),
		TZ: 'UTC',
		GENERIC_TIMEZONE: 'UTC',
		DB_TYPE: 'sqlite',
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: encryptionKey,
		N8N_PROTOCOL: 'http',
		N8N_HOST: 'localhost',
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
		WEBHOOK_URL: `http://127.0.0.1:${port}/`,
		// The editor is served without TLS.
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
		N8N_DISABLED_MODULES: [...UNUSED_MODULES, ...newerModules].join(','),
		EXTERNAL_FRONTEND_HOOKS_URLS: '',
		...env,
	};
}
