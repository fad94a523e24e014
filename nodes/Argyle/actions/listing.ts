import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { parseSwitch } from '../connection/values';

/** "Return All" and "Limit", the fields of every Get Many operation. */
export const listingFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/**
 * Reads how many results the user wants; Infinity for all.
 *
 * @throws NodeOperationError when "Return All" is neither true nor false, or when the limit is not a
 *   number of at least 1.
 */
export function readLimit(context: IExecuteFunctions, itemIndex: number): number {
	const all = parseSwitch(context.getNodeParameter('returnAll', itemIndex, false));
	if ('problem' in all) {
		throw new NodeOperationError(context.getNode(), `'Return All' ${all.problem}`);
	}
	if (all.value) return Infinity;
	const limit = Number(context.getNodeParameter('limit', itemIndex, 50));
	if (limit >= 1) return Math.floor(limit);
	throw new NodeOperationError(context.getNode(), "'Limit' has to be 1 or more", {
		description: "Enter how many results you want, or switch on 'Return All'.",
	});
}

/**
 * Collects records from pages, and stops reading when it has enough. It does not keep the other
 * records, so memory grows with the results and not with the pages.
 *
 * @param take returns the output of a record; null leaves the record out
 * @throws what `pages` throws
 */
export async function collect(
	pages: AsyncIterable<IDataObject[]>,
	limit: number,
	take: (record: IDataObject) => IDataObject | null,
): Promise<IDataObject[]> {
	const taken = new Map<unknown, IDataObject>();
	for await (const page of pages) {
		for (const record of page) {
			const result = take(record);
			// If a record moves to a later page while the list is read, Argyle lists it twice.
			const key = record.id ?? record;
			if (result && !taken.has(key)) taken.set(key, result);
			if (taken.size >= limit) return [...taken.values()];
		}
	}
	return [...taken.values()];
}
