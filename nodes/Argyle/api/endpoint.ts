import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

export type Environment = 'production' | 'sandbox' | 'custom';

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
 * Where a credential points to. A custom base URL may end in `/` or `/v2`, as people paste it both ways.
 *
 * @returns null when the custom base URL is not an http(s) address.
 */
export function resolveEndpoint(credential: ICredentialDataDecryptedObject): Endpoint | null {
	if (credential.environment !== 'custom') {
		const environment = credential.environment === 'sandbox' ? 'sandbox' : 'production';
		return { environment, baseUrl: `${hosts[environment]}/v2` };
	}
	const given = typeof credential.baseUrl === 'string' ? credential.baseUrl.trim() : '';
	if (!/^https?:\/\/[^?#\s]+$/i.test(given) || !URL.canParse(given)) return null;
	const root = given.replace(/\/+$/, '').replace(/\/v2$/, '');
	return { environment: 'custom', baseUrl: `${root}/v2` };
}
