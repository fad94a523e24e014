import type { IDataObject } from 'n8n-workflow';
import { readOwnRecord } from '../api/answers';
import { requestError } from '../api/errors';
import type { ArgyleAnswer, ArgyleClient } from '../api/types';
import type { Identifier } from './identifiers';
import { readIdentifier } from './identifiers';
import type { Operation } from './operation';
import type { Fields, View } from './output';
import { pick, readOutput } from './output';

/**
 * Reads one record by its ID.
 *
 * @throws NodeApiError when Argyle does not return it, or returns another one.
 */
export async function readRecordById(
	client: ArgyleClient,
	{ displayName }: Identifier,
	id: string,
	get: (client: ArgyleClient, id: string) => Promise<ArgyleAnswer>,
): Promise<IDataObject> {
	const answer = await get(client, id);
	const record = readOwnRecord(answer, id);
	if (record) return record;
	const what = `${displayName} ${id} could not be read`;
	throw requestError(client, answer, what, `this ${displayName.toLowerCase()}`);
}

/**
 * Builds the `prepare` of an operation that reads one record by its ID.
 *
 * @param show formats the record for the output
 */
export function readOne(
	identifier: Identifier,
	view: View,
	get: (client: ArgyleClient, id: string) => Promise<ArgyleAnswer>,
	show: (record: IDataObject, fields: Fields) => IDataObject = pick,
): Operation['prepare'] {
	return (context, itemIndex) => {
		const id = readIdentifier(context, itemIndex, identifier);
		const fields = readOutput(context, itemIndex, view);
		return {
			key: JSON.stringify([id, fields]),
			run: async (client) => [show(await readRecordById(client, identifier, id, get), fields)],
		};
	};
}
