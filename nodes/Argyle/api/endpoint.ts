import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** Which of Argyle's environments a credential is for; `custom` is a proxy or a test server. */
export type Environment = 'production' | 'sandbox' | 'custom';

/** Where requests go. */
export interface Endpoint {
	environment: Environment;
	/** Base of every request, ending in `/v2`. */
	baseUrl: string;
}

const hosts = {
	production: 'https://api.argyle.com',
	sandbox: 'https://api-sandbox.argyle.com',
};

/**
 * Where a credential points to. A custom base URL may end in `/` or `/v2`, as people paste it both
 * ways.
 *
 * @returns why not, with the fix, when the custom base URL is not an http(s) address or holds a
 *   password: that would stand wherever the address is named.
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
				"'Base URL' in the Argyle credential holds a user name or a password. Leave them out of it, and put the key into 'API Key ID' and 'API Key Secret'",
		};
	}
	const root = given.replace(/\/+$/, '').replace(/\/v2$/, '');
	return { environment, baseUrl: `${root}/v2` };
}

/** The environment of a credential; production unless it names another. */
export function readEnvironment({ environment }: ICredentialDataDecryptedObject): Environment {
	return environment === 'custom' || environment === 'sandbox' ? environment : 'production';
}
