import {
	explainUnreachable,
	explainUnusable,
} from '../../../nodes/Argyle/trigger/subscription/reachability';

const inner: Array<[what: string, base: string]> = [
	['localhost', 'https://localhost:5678'],
	['localhost in capitals', 'https://LOCALHOST'],
	['localhost as a full name', 'https://localhost.'],
	['a name below localhost', 'https://n8n.localhost'],
	['loopback', 'https://127.0.0.1'],
	['another loopback', 'https://127.255.0.3'],
	['loopback as a decimal number', 'https://2130706433'],
	['loopback as a hexadecimal number', 'https://0x7f000001'],
	['loopback in octal', 'https://0177.0.0.1'],
	['loopback in short', 'https://127.1'],
	['any address', 'https://0.0.0.0'],
	['10/8', 'https://10.1.2.3'],
	['10/8 as a decimal number', 'https://167772161'],
	['172.16/12', 'https://172.16.0.1'],
	['the middle of 172.16/12', 'https://172.20.1.1'],
	['the end of 172.16/12', 'https://172.31.255.255'],
	['192.168/16', 'https://192.168.178.20'],
	['link-local', 'https://169.254.169.254'],
	['carrier-grade NAT', 'https://100.64.0.1'],
	['more of carrier-grade NAT', 'https://100.75.0.1'],
	['yet more of carrier-grade NAT', 'https://100.110.0.1'],
	['the end of carrier-grade NAT', 'https://100.127.255.255'],
	['IPv6 loopback', 'https://[::1]'],
	['IPv6 loopback at length', 'https://[0:0:0:0:0:0:0:1]'],
	['any IPv6 address', 'https://[::]'],
	['unique local IPv6', 'https://[fd12:3456:789a::1]'],
	['unique local IPv6, other half', 'https://[fc00::1]'],
	['link-local IPv6', 'https://[fe80::1]'],
	['IPv4 in IPv6', 'https://[::ffff:192.168.0.1]'],
	['IPv4 in IPv6 in hexadecimal', 'https://[::ffff:7f00:1]'],
	['a name of the house', 'https://n8n.local'],
	['a name of the house, in capitals', 'https://N8N.LOCAL'],
	['an internal name', 'https://n8n.internal'],
	['an internal name in full', 'https://n8n.internal.'],
	['an intranet name', 'https://n8n.intranet'],
	['a LAN name', 'https://n8n.lan'],
	['the home itself', 'https://home.arpa'],
	['a home name', 'https://n8n.home.arpa'],
	['a container', 'https://n8n:5678'],
	['a container without TLS', 'http://n8n:5678'],
];

const reachable: Array<[what: string, base: string]> = [
	['a public name', 'https://n8n.example.com'],
	['a port', 'https://n8n.example.com:8443'],
	['a path', 'https://example.com/tools/n8n'],
	['a public address', 'https://8.8.8.8'],
	['just below 172.16/12', 'https://172.15.255.255'],
	['just above 172.16/12', 'https://172.32.0.1'],
	['just below carrier-grade NAT', 'https://100.63.255.255'],
	['just above carrier-grade NAT', 'https://100.128.0.1'],
	['next to 192.168/16', 'https://192.169.0.1'],
	['an inner address, from its second number on', 'https://8.192.168.1'],
	['link-local, from its second number on', 'https://8.169.254.1'],
	['172.16/12, from its second number on', 'https://8.172.16.1'],
	['carrier-grade NAT, from its second number on', 'https://8.100.64.1'],
	['public IPv6', 'https://[2606:4700::1111]'],
	['a name that only looks local', 'https://localhost.example.com'],
	['a name that begins like an inner address', 'https://10.example.com'],
	['one that also ends in a digit', 'https://10.example.zone1'],
	['a name with "local" in it', 'https://mylocal.com'],
];

describe('a webhook URL [checklist 64]', () => {
	it.each(inner)('of %s (%s) can not be reached', (_what, base) => {
		const reason = explainUnreachable(`${base}/webhook/x/webhook`);
		expect(reason).toMatch(
			/^Argyle can't deliver to .*, an address inside your own network\. Ask .*WEBHOOK_URL/,
		);
		expect(reason).toMatch(
			/WEBHOOK_URL.*public https address.*restart n8n, or use the Argyle Polling Trigger/,
		);
		expect(reason).toMatch(/Argyle Polling Trigger/);
	});

	it.each([
		['without TLS', 'http://n8n.example.com/webhook', /Argyle delivers to https addresses only/],
		['of another kind', 'ftp://n8n.example.com/webhook', /Argyle delivers to https addresses only/],
		['that is invalid', 'nonsense', /no valid address/],
		['that is empty', '', /no valid address/],
	])('%s can not be reached', (_what, url, reason) => {
		expect(explainUnreachable(url)).toMatch(reason);
		expect(explainUnreachable(url)).toMatch(/WEBHOOK_URL.*Argyle Polling Trigger/);
	});

	it.each(reachable)('of %s (%s) can be reached', (_what, base) => {
		expect(explainUnreachable(`${base}/webhook/x/webhook`)).toBeNull();
	});
});

describe('a node that can never get a delivery', () => {
	const usable = {
		events: ['accounts.failed'],
		endpoint: { environment: 'production' as const, baseUrl: 'https://api.argyle.com/v2' },
		secret: 'x',
		url: 'https://n8n.example.com/webhook/x/webhook',
	};

	it.each([
		['nothing', {}, null],
		['an event', { events: [] }, "'Trigger On' is empty. Choose at least one event"],
		['a key', { secret: null }, expect.stringMatching(/'API Key Secret' .* is empty/)],
		['an address', { url: 'https://localhost/x' }, expect.stringMatching(/can't deliver to/)],
	])('lacks %s', (_what, changes, reason) => {
		expect(explainUnusable({ ...usable, ...changes })).toEqual(reason);
	});
});
