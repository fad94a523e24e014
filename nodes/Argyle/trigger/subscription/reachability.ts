import type { IHookFunctions } from 'n8n-workflow';
import { makeLastingRefusal } from '../../connection/refusal';
import type { Identity, UsableIdentity } from './ownership';

/** Host names that mean something on the inside of a network only. */
const innerName = /(^|\.)(localhost|local|internal|intranet|lan|localdomain|home\.arpa)$/i;

/** 0/8, 10/8, 100.64/10, 127/8, 169.254/16, 172.16/12, 192.168/16 (RFC 6890). */
const innerIpv4 =
	/^(0|10|127)\.|^169\.254\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./;

/** Unspecified, loopback, link-local and unique local addresses, and IPv4 inside of IPv6. */
const innerIpv6 = /^\[(::1?\]|f[cd]|fe[89ab]|::ffff:|64:ff9b:)/i;

const waysOut =
	'Ask whoever runs n8n to set WEBHOOK_URL to its public https address and restart n8n, or use the Argyle Polling Trigger, which needs none';

const blankKey =
	"'API Key Secret' in the Argyle credential is empty. Enter the secret of the API key";

/**
 * Why Argyle can't deliver to a webhook URL, with both ways out, or null when it can. The WHATWG
 * parser behind `URL` writes every spelling of an IPv4 address the usual way, so
 * `https://2130706433` counts as local too.
 */
export function explainUnreachable(url: string): string | null {
	if (!URL.canParse(url)) return `n8n gave this node no valid address. ${waysOut}`;
	const { protocol, host, hostname } = new URL(url);
	if (isInner(hostname.replace(/\.$/, ''))) {
		return `Argyle can't deliver to ${hostname}, an address inside your own network. ${waysOut}`;
	}
	if (protocol !== 'https:') {
		return `Argyle delivers to https addresses only, and n8n's address is ${protocol}//${host}. ${waysOut}`;
	}
	return null;
}

/** The same for a webhook URL of an environment. A custom one may well sit in n8n's own network. */
export function explainUnreachableFrom(environment: string, url: string): string | null {
	return environment === 'custom' && URL.canParse(url) ? null : explainUnreachable(url);
}

/** Why this node could never get a delivery, with the fix, or null. */
export function explainUnusable(identity: Identity): string | null {
	if (identity.events.length === 0) {
		return "'Trigger On' is empty. Choose at least one event";
	}
	const unreachable = explainUnreachableFrom(identity.endpoint.environment, identity.url);
	if (unreachable !== null) return unreachable;
	return identity.secret === null ? blankKey : null;
}

/**
 * Refuses what could never work, before the first request.
 *
 * @throws an error with the fix in its message, after which n8n does not try again.
 */
export function requireUsable(context: IHookFunctions, identity: Identity): UsableIdentity {
	const reason = explainUnusable(identity);
	const { secret } = identity;
	if (reason === null && secret !== null) return { ...identity, secret };
	throw makeLastingRefusal(context, reason ?? blankKey);
}

function isInner(host: string): boolean {
	if (host.startsWith('[')) return innerIpv6.test(host);
	// The parser has turned every address into four numbers, so `10.example.com` is a name.
	if (/^[\d.]+$/.test(host)) return innerIpv4.test(host);
	return innerName.test(host) || !host.includes('.');
}
