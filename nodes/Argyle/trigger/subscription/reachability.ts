/** Host names that mean something on the inside of a network only. */
const innerName = /(^|\.)(localhost|local|internal|intranet|lan|localdomain|home\.arpa)$/i;

/** 0/8, 10/8, 100.64/10, 127/8, 169.254/16, 172.16/12, 192.168/16 (RFC 6890). */
const innerIpv4 =
	/^(0|10|127)\.|^169\.254\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./;

/** Unspecified, loopback, link-local and unique local addresses, and IPv4 inside of IPv6. */
const innerIpv6 = /^\[(::1?\]|f[cd]|fe[89ab]|::ffff:|64:ff9b:)/i;

/**
 * Why Argyle can't deliver to a webhook URL, in the user's words with the fix, or null when it can.
 * The WHATWG parser behind `URL` writes every spelling of an IPv4 address the usual way, so that
 * `https://2130706433` is seen for what it is.
 */
export function explainUnreachable(url: string): string | null {
	if (!URL.canParse(url)) {
		return 'n8n gave this node no valid webhook URL. Set the environment variable WEBHOOK_URL of n8n to its public https address, restart n8n, and publish again';
	}
	const { protocol, hostname } = new URL(url);
	const fix =
		'Set the environment variable WEBHOOK_URL of n8n to its public https address (or start a tunnel to it), restart n8n, and publish again';
	if (isInner(hostname.replace(/\.$/, ''))) {
		return `Argyle can't reach n8n at ${url}, because ${hostname} is an address of the local network. ${fix}`;
	}
	if (protocol !== 'https:') {
		return `Argyle delivers to https addresses, and the webhook URL is ${url}. ${fix}`;
	}
	return null;
}

function isInner(host: string): boolean {
	if (host.startsWith('[')) return innerIpv6.test(host);
	// The parser has turned every address into four numbers, so `10.example.com` is a name.
	if (/^[\d.]+$/.test(host)) return innerIpv4.test(host);
	return innerName.test(host) || !host.includes('.');
}
