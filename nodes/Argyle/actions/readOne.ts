import type { IDataObject } from 'n8n-workflow';
import { readRecord } from '../api/answers';
import { requestError } from '../api/errors';
import type { ArgyleAnswer, ArgyleClient } from '../api/types';
import type { Identifier } from './identifier';
import { readIdentifier } from './identifier';
import type { Operation } from './operation';

/**
 * The `prepare` of an operation that reads one thing by its id.
 *
 * @param show what of it goes to the output
 */
export function readOne(
	identifier: Identifier,
	get: (client: ArgyleClient, id: string) => Promise<ArgyleAnswer>,
	show = (record: IDataObject) => record,
): Operation['prepare'] {
	const { displayName } = identifier;
	return (context, itemIndex) => {
		const id = readIdentifier(context, itemIndex, identifier);
		return {
			key: id,
			run: async (client) => {
				const answer = await get(client, id);
				const record = readRecord(answer);
				if (record) return [show(record)];
				const what = `${displayName} ${id} could not be read`;
				throw requestError(client, answer, what, `this ${displayName.toLowerCase()}`);
			},
		};
	};
}
