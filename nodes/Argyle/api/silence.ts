import { lateCode } from './answers';
import type { Endpoint } from './endpoint';

/** What a code of Node, axios or n8n means, by the first pattern that matches; `$` is the host. */
const meanings: Array<[codes: RegExp, meaning: string]> = [
	[
		new RegExp(`^${lateCode}$`),
		'The request was not sent, because Argyle is limiting requests just now. Try again in a few minutes',
	],
	[
		/^(ETIMEDOUT|ECONNABORTED|ERR_CANCELED|ESOCKETTIMEDOUT)$/,
		'$ did not answer in time. Try again in a few minutes',
	],
	[
		/^(ENOTFOUND|EAI_)/,
		'The host $ could not be found. Check that n8n has access to the internet and to DNS',
	],
	[
		/^ECONNREFUSED$/,
		'Nothing answers at $. Check that n8n may connect to it, and the proxy if n8n uses one (HTTPS_PROXY)',
	],
	[
		/^(EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)$/,
		'There is no way from n8n to $ in the network. Check the network and the firewall of n8n',
	],
	[
		/^(EACCES|EPERM)$/,
		"The system that n8n runs on does not allow a connection to $. Check the system's firewall",
	],
	[
		/^(EMFILE|ENFILE)$/,
		'n8n has too many open files and connections to connect to $. Check the limits of the system that n8n runs on',
	],
	[
		/^BLOCKED$/,
		"n8n's own protection blocked the request to $. Allow it with N8N_SSRF_ALLOWED_IP_RANGES",
	],
	[
		/^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/,
		'The secure connection to $ could not be made, because its certificate is not valid today. Check for a proxy that replaces certificates, and the clock of the system that n8n runs on',
	],
	[
		/CERT|SSL|TLS|EPROTO|SELF_SIGNED|UNABLE_TO/,
		'The secure connection to $ could not be made. Check for a proxy that replaces certificates',
	],
	[
		/^HPE_|^ERR_(BAD_RESPONSE|INVALID_HTTP)/,
		'What answered at $ does not speak HTTP. Check "Base URL" in the credential and the proxy if n8n uses one',
	],
	[
		/^UNKNOWN$/,
		"n8n did not carry out the request to $ and gave no reason. Check n8n's log, and try again in a few minutes",
	],
];

/**
 * What it means that no answer came, and what to do about it.
 *
 * @param code as in `ArgyleSilence`
 */
export function explainSilence(code: string, endpoint: Endpoint): string {
	const { host } = new URL(endpoint.baseUrl);
	const [, meaning] = meanings.find(([codes]) => codes.test(code)) ?? [];
	const lost = 'The connection to $ was lost. Try again in a few minutes';
	return (meaning ?? lost).replaceAll('$', () => host);
}
