import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** An environment of Argyle; `custom` is a proxy or a test server. */
export type Environment = 'production' | 'sandbox' | 'custom';

/** Where requests go. */
export interface Endpoint {
	environment: Environment;
	/** The base of every request URL. It ends in `/v2`. */
	baseUrl: string;
}

const hosts = {
	production: 'https://api.argyle.com',
	sandbox: 'https://api-sandbox.argyle.com',
};

/**
 * Resolves the endpoint of a credential. A custom base URL may end in `/` or `/v2`, because users
 * paste both.
 *
 * @returns `refusal`, with the fix, when the custom base URL is not an http(s) address, or when it
 *   holds a password: messages quote the address.
 */
export function resolveEndpoint(
	credential: ICredentialDataDecryptedObject,
): Endpoint | { refusal: string } {
	const environment = readEnvironment(credential);
	if (environment !== 'custom') return { environment, baseUrl: `${hosts[environment]}/v2` };
	const given = typeof credential.baseUrl === 'string' ? credential.baseUrl.trim() : '';
	if (!/^https?:\/\/[^?#\s]+$/i.test(given) || !URL.canParse(given)) {
		return {
			refusal:
				"'Base URL' in the Argyle credential is not a web address. Enter one that begins with https://, such as https://argyle-proxy.example.com",
		};
	}
	const { username, password } = new URL(given);
	if (username !== '' || password !== '') {
		return {
			refusal:
				"'Base URL' in the Argyle credential contains a user name or a password. Remove them, and enter the key in 'API Key ID' and 'API Key Secret'",
		};
	}
	const root = given.replace(/\/+$/, '').replace(/\/v2$/, '');
	return { environment, baseUrl: `${root}/v2` };
}

/** Reads the environment of a credential; it defaults to production. */
export function readEnvironment({ environment }: ICredentialDataDecryptedObject): Environment {
	return environment === 'custom' || environment === 'sandbox' ? environment : 'production';
}
