import type { IDataObject } from 'n8n-workflow';
import { readText } from '../api/fields';

/** The employer or payroll platform of an account, which Argyle calls an item. */
export interface Provider extends IDataObject {
	id: string;
	name: string | null;
	kind: string | null;
	/** As Argyle sends it: healthy, issues, unavailable. */
	status: string | null;
}

/** Reads the provider from an item object; null without an ID. */
export function readProvider(item: unknown): Provider | null {
	const id = readText(item, 'id');
	if (id === null) return null;
	return {
		id,
		name: readText(item, 'name'),
		kind: readText(item, 'kind'),
		status: readText(item, 'status'),
	};
}
