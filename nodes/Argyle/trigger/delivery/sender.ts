/** The addresses that Argyle sends webhooks from (docs.argyle.com/api-guide/webhooks). */
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
 * A dual-stack socket shows IPv4 senders in their IPv6 form, and some proxies (Azure's) write the
 * port of the connection behind the address.
 */
function toBareAddress(ip: string): string {
	return ip
		.replace(/:\d+$/, '')
		.replace(/^\[(.*)\]$/, '$1')
		.replace(/^::ffff:/i, '');
}
