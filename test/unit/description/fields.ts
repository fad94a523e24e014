import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { Argyle } from '../../../nodes/Argyle/Argyle.node';
import { ArgylePollTrigger } from '../../../nodes/Argyle/ArgylePollTrigger.node';
import { ArgyleTrigger } from '../../../nodes/Argyle/ArgyleTrigger.node';
import { ArgyleApi } from '../../../credentials/ArgyleApi.credentials';

export const action = new Argyle();
export const trigger = new ArgyleTrigger();
export const pollTrigger = new ArgylePollTrigger();
export const credential = new ArgyleApi();

/** A field of a node or of the credential, with where it stands. */
export interface Field {
	path: string;
	field: INodeProperties;
}

type Entry = INodePropertyOptions | INodeProperties | INodePropertyCollection;

const isField = (entry: Entry): entry is INodeProperties => 'type' in entry;

/**
 * All fields, also those inside collections. The path of one that belongs to an operation names it, as
 * in "Argyle → account: delete → Account".
 */
export function listFields(properties: INodeProperties[], parent: string): Field[] {
	return properties.flatMap((field) => {
		const {
			resource = [],
			operation = [],
			getBy = [],
			output = [],
		} = field.displayOptions?.show ?? {};
		const place = [resource, operation].flat().join(': ');
		const shownFor = [getBy, output].flat().join(': ');
		const path = [parent, place, shownFor, field.displayName].filter(Boolean).join(' → ');
		const inner = (field.options ?? []).filter(isField);
		return [{ path, field }, ...listFields(inner, path)];
	});
}

export function listChoices(field: INodeProperties): INodePropertyOptions[] {
	return (field.options ?? []).filter((entry) => 'value' in entry);
}

export const allFields: Field[] = [
	...listFields(action.description.properties, 'Argyle'),
	...listFields(trigger.description.properties, 'Argyle Trigger'),
	...listFields(pollTrigger.description.properties, 'Argyle Polling Trigger'),
	...listFields(credential.properties, 'Argyle API'),
];
