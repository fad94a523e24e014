import type { IDataObject } from 'n8n-workflow';

/** Whether a value is an object with keys: not null, not a list. */
export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object below `key`, or null when there is none. */
export function readObject(source: unknown, key: string): IDataObject | null {
	const value = isObject(source) ? source[key] : null;
	return isObject(value) ? value : null;
}

/** The text below `key`, or null when there is none or it is blank. */
export function readText(source: unknown, key: string): string | null {
	const value = isObject(source) ? source[key] : null;
	return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** The list below `key`, or null when there is none. */
export function readList(source: unknown, key: string): unknown[] | null {
	const value: unknown = isObject(source) ? source[key] : null;
	return Array.isArray(value) ? value : null;
}

/** A copy without some of its fields. */
export function omit(source: IDataObject, ...keys: string[]): IDataObject {
	return Object.fromEntries(Object.entries(source).filter(([key]) => !keys.includes(key)));
}
