import type { IHookFunctions } from 'n8n-workflow';
import { makeLastingRefusal } from '../../connection/refusal';
import type { Identity, UsableIdentity } from './ownership';

/** Host names that only a local network can resolve. */
const innerName = /(^|\.)(localhost|local|internal|intranet|lan|localdomain|home\.arpa)$/i;

/** 0/8, 10/8, 100.64/10, 127/8, 169.254/16, 172.16/12, 192.168/16 (RFC 6890). */
const innerIpv4 =
	/^(0|10|127)\.|^169\.254\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./;

/** Unspecified, loopback, link-local and unique local addresses, and IPv4 inside IPv6. */
const innerIpv6 = /^\[(::1?\]|f[cd]|fe[89ab]|::ffff:|64:ff9b:)/i;

const waysOut =
	'Ask the person who runs n8n to set WEBHOOK_URL to its public https address and restart n8n, or use the Argyle Polling Trigger, which needs none';

const blankKey =
	"'API Key Secret' in the Argyle credential is empty. Enter the secret of the API key";

/**
 * Explains why Argyle can't deliver to a webhook URL, with both fixes; null when it can. `URL` (WHATWG)
 * normalizes every spelling of an IPv4 address, so `https://2130706433` counts as local too.
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

/** As `explainUnreachable`, but any URL is fine for a custom server, which may be in n8n's network. */
export function explainUnreachableFrom(environment: string, url: string): string | null {
	return environment === 'custom' && URL.canParse(url) ? null : explainUnreachable(url);
}

/** Explains why this node can never get a delivery, with the fix; null when it can. */
export function explainUnusable(
	identity: Pick<Identity, 'endpoint' | 'events' | 'secret' | 'url'>,
): string | null {
	if (identity.events.length === 0) {
		return "'Trigger On' is empty. Choose at least one event";
	}
	const unreachable = explainUnreachableFrom(identity.endpoint.environment, identity.url);
	if (unreachable !== null) return unreachable;
	return identity.secret === null ? blankKey : null;
}

/**
 * Refuses a node that can never get a delivery, before the first request.
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
	// `URL` has normalized addresses to four numbers, so `10.example.com` is a name.
	if (/^[\d.]+$/.test(host)) return innerIpv4.test(host);
	return innerName.test(host) || !host.includes('.');
}
