/** Argyle sends webhooks from these addresses (docs.argyle.com/api-guide/webhooks). */
export const argyleAddresses = [
	'34.27.251.226',
	'34.122.50.253',
	'35.188.163.115',
	'35.226.53.251',
];

/**
 * Whether a delivery comes from one of Argyle's addresses.
 *
 * @param ip the sender as n8n sees it (`req.ip`): the proxy's address unless N8N_PROXY_HOPS is set.
 *   Never the `X-Forwarded-For` header itself, which anybody can write.
 */
export function isArgyleAddress(ip: unknown): boolean {
	return typeof ip === 'string' && argyleAddresses.includes(toBareAddress(ip));
}

/**
 * Removes the port and the IPv6 prefix. A dual-stack socket shows IPv4 senders in IPv6 form, and some
 * proxies (Azure's) append the port to the address.
 */
function toBareAddress(ip: string): string {
	return ip
		.replace(/:\d+$/, '')
		.replace(/^\[(.*)\]$/, '$1')
		.replace(/^::ffff:/i, '');
}
