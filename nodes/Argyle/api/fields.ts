import type { IDataObject } from 'n8n-workflow';

/** Whether a value is an object, not null and not an array. */
export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads the object at `key`; null when there is none. */
export function readObject(source: unknown, key: string): IDataObject | null {
	const value = isObject(source) ? source[key] : null;
	return isObject(value) ? value : null;
}

/** Reads the string at `key`; null when there is none or it is blank. */
export function readText(source: unknown, key: string): string | null {
	const value = isObject(source) ? source[key] : null;
	return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** Reads the array at `key`; null when there is none. */
export function readList(source: unknown, key: string): unknown[] | null {
	const value: unknown = isObject(source) ? source[key] : null;
	return Array.isArray(value) ? value : null;
}

/** Returns a copy without these fields. */
export function omit(source: IDataObject, ...keys: string[]): IDataObject {
	return Object.fromEntries(Object.entries(source).filter(([key]) => !keys.includes(key)));
}
