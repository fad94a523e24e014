import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { isObject, readText } from './fields';

// Messages quote what refuses a request, and a server that echoes the request must not carry a
// secret into one. What was sent is known and goes by its value; the secrets of other
// subscriptions, which Argyle may name as well, are not known and go by their form.

/** Every form in which the key of a credential is sent or entered. */
export function listSecrets(credential: ICredentialDataDecryptedObject): string[] {
	const id = readText(credential, 'apiKeyId') ?? '';
	const secret = readText(credential, 'apiKeySecret') ?? '';
	return [Buffer.from(`${id}:${secret}`).toString('base64'), secret, id];
}

/**
 * A body without the secrets that are known. One that is too deep to be searched is left out: the
 * search runs out of stack on some thousand levels.
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

/** A text without anything that may be a signing secret or a signature. */
export function hideHex(text: string): string {
	return text.replace(/[0-9a-f]{32,}/gi, '…');
}
