import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../api/fields';

/**
 * Parses the payload of a delivery; null when it is not a JSON object. It reads the verified raw
 * bytes, because n8n leaves `req.body` undefined for unknown content types.
 */
export function readPayload(body: Buffer): IDataObject | null {
	const text = body.toString('utf8').replace(/^\uFEFF/, '');
	const payload = parse(text);
	if (!isObject(payload)) return null;
	// A search through the payload costs four times as much as the parser. The key may have escapes.
	if (/__proto__|\\u00/.test(text)) removePrototypes(payload);
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
 * Removes each key named `__proto__`. Later nodes merge and copy items, where it could change a
 * prototype. A reviver would be slower than the parser, and overflow the stack at some thousand
 * levels.
 */
function removePrototypes(payload: object): void {
	const left = [payload];
	for (let one = left.pop(); one !== undefined; one = left.pop()) {
		Reflect.deleteProperty(one, '__proto__');
		const values: unknown[] = Array.isArray(one) ? one : Object.values(one);
		for (const value of values) if (typeof value === 'object' && value !== null) left.push(value);
	}
}
