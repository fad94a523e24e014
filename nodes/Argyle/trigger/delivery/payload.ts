import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../api/fields';

/**
 * The payload in the raw bytes of a delivery, or null when they hold no JSON object. Read from the
 * bytes that were verified: n8n leaves `req.body` undefined for content types that it does not
 * know.
 */
export function readPayload(body: Buffer): IDataObject | null {
	const payload = parse(body.toString('utf8').replace(/^\uFEFF/, ''));
	if (!isObject(payload)) return null;
	removePrototypes(payload);
	return payload;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/**
 * Removes each key named `__proto__`: items are merged and copied further down a workflow, where it
 * could change a prototype. Not by a reviver, which recurses and runs out of stack on some thousand
 * levels, and takes longer than the parser.
 */
function removePrototypes(payload: object): void {
	const left = [payload];
	for (let one = left.pop(); one !== undefined; one = left.pop()) {
		Reflect.deleteProperty(one, '__proto__');
		const values: unknown[] = Array.isArray(one) ? one : Object.values(one);
		for (const value of values) if (typeof value === 'object' && value !== null) left.push(value);
	}
}
