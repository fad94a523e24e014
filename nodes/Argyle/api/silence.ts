import type { Endpoint } from './endpoint';

/** What the codes of Node, axios and n8n mean. The first matching pattern counts. */
const meanings: Array<[codes: RegExp, explain: (host: string) => string]> = [
	[
		/^(ETIMEDOUT|ECONNABORTED|ERR_CANCELED|ESOCKETTIMEDOUT)$/,
		(host) => `${host} did not answer in time. Try again in a few minutes`,
	],
	[
		/^(ENOTFOUND|EAI_)/,
		(host) =>
			`The host ${host} could not be found. Check that n8n has access to the internet and to DNS`,
	],
	[
		/^ECONNREFUSED$/,
		(host) =>
			`Nothing answers at ${host}. Check that n8n may connect to it, and the proxy if n8n uses one (HTTPS_PROXY)`,
	],
	[
		/^(EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)$/,
		(host) => `n8n has no network route to ${host}. Check the network and the firewall of n8n`,
	],
	[
		/^(EACCES|EPERM)$/,
		(host) => `n8n's machine does not allow a connection to ${host}. Check its firewall`,
	],
	[
		/^(EMFILE|ENFILE)$/,
		(host) =>
			`n8n cannot connect to ${host}, because it has too many open files and connections. Check the limits of the system that n8n runs on`,
	],
	[
		/^BLOCKED$/,
		(host) =>
			`n8n's own protection blocked the request to ${host}. Allow it with N8N_SSRF_ALLOWED_IP_RANGES`,
	],
	[
		/^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/,
		(host) =>
			`The secure connection to ${host} could not be made, because its certificate is not valid today. Check for a proxy that replaces certificates, and check the clock of the machine that n8n runs on`,
	],
	[
		/CERT|SSL|TLS|EPROTO|SELF_SIGNED|UNABLE_TO/,
		(host) =>
			`The secure connection to ${host} could not be made. Check for a proxy that replaces certificates`,
	],
	[
		/^HPE_|^ERR_(BAD_RESPONSE|INVALID_HTTP)/,
		(host) =>
			`The server at ${host} does not use HTTP. Check 'Base URL' in the credential, and the proxy if n8n uses one`,
	],
	[
		/^UNKNOWN$/,
		(host) =>
			`n8n did not carry out the request to ${host} and gave no reason. Check n8n's log, and try again in a few minutes`,
	],
];

/**
 * Explains to the user why there was no answer, and how to fix it.
 *
 * @param code as in `ArgyleSilence`
 */
export function explainSilence(code: string, endpoint: Endpoint): string {
	const { host } = new URL(endpoint.baseUrl);
	const [, explain] = meanings.find(([codes]) => codes.test(code)) ?? [];
	return explain?.(host) ?? `The connection to ${host} was lost. Try again in a few minutes`;
}
