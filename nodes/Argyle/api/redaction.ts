import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { isObject, readText } from './fields';

// Messages quote answers, and a server may echo the request in its answer. The secrets in the request
// are known, so they are removed by value. The secrets of other subscriptions, which Argyle may
// return too, are unknown, so they are removed by their form.

/** Lists every form of a credential's API key: as sent and as entered. */
export function listSecrets(credential: ICredentialDataDecryptedObject): string[] {
	const id = readText(credential, 'apiKeyId') ?? '';
	const secret = readText(credential, 'apiKeySecret') ?? '';
	return [Buffer.from(`${id}:${secret}`).toString('base64'), secret, id];
}

/**
 * Returns a body with each of these secrets replaced by `…`; undefined for a body that is nested some
 * thousand levels deep, for which JSON.stringify runs out of stack.
 */
export function hideSecrets(body: unknown, secrets: string[]): unknown {
	if (!isObject(body)) return body;
	const hide = (text: string) =>
		secrets.filter(Boolean).reduce((hidden, one) => hidden.replaceAll(one, '…'), text);
	try {
		return JSON.parse(JSON.stringify(body), (_key, value: unknown) =>
			typeof value === 'string' ? hide(value) : value,
		);
	} catch {
		return undefined;
	}
}

/** Returns a text with each possible signing secret or signature replaced by `…`. */
export function hideHex(text: string): string {
	return text.replace(/[0-9a-f]{32,}/gi, '…');
}
