import type { IDataObject } from 'n8n-workflow';
import { isObject, readText } from '../api/fields';

/**
 * The payload in the raw bytes of a delivery, or null when they hold no JSON object. Read from the
 * bytes that were verified: n8n leaves `req.body` undefined for content types that it does not
 * know.
 */
export function readPayload(body: Buffer): IDataObject | null {
	const text = body.toString('utf8').replace(/^\uFEFF/, '');
	try {
		const payload: unknown = JSON.parse(text, withoutPrototype);
		return isObject(payload) ? payload : null;
	} catch (error) {
		return readText(error, 'name') === 'RangeError' ? readDeepPayload(text) : null;
	}
}

/**
 * Items are merged and copied further down a workflow, where such a key could change a prototype.
 */
function withoutPrototype(key: string, value: unknown): unknown {
	return key === '__proto__' ? undefined : value;
}

/**
 * A reviver recurses and runs out of stack on some ten thousand levels; the parser alone does not.
 */
function readDeepPayload(text: string): IDataObject | null {
	try {
		const payload: unknown = JSON.parse(text);
		return isObject(payload) ? payload : null;
	} catch {
		return null;
	}
}
