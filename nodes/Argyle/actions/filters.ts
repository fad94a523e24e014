import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError, tryToParseDateTime } from 'n8n-workflow';
import { isObject } from '../api/fields';
import { parseSwitch, parseWords } from '../connection/values';
import type { Identifier } from './identifiers';
import { describeValue, identifierField, matchId, readLocator } from './identifiers';
import { readTimeZone } from './timeZone';

/** Builds the collection "Filters" of a Get Many operation. */
export function filtersField(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options,
	};
}

/** Builds a filter by ID for that collection. */
export function identifierFilter(
	identifier: Identifier,
	name: string,
	description: string,
): INodeProperties {
	return { ...identifierField(identifier), name, description, required: false };
}

/**
 * The filters that a user added. An added filter must have a value. If its expression returned
 * nothing, every record would match, perhaps in a clean-up workflow.
 */
export class GivenFilters {
	private readonly given: IDataObject;

	constructor(
		private readonly context: IExecuteFunctions,
		itemIndex: number,
	) {
		const given = context.getNodeParameter('filters', itemIndex, {});
		this.given = isObject(given) ? given : {};
	}

	/**
	 * Returns an ID in lower case, or undefined when the filter was not added.
	 *
	 * @throws NodeOperationError when it does not have the form of an ID.
	 */
	readId(name: string, { displayName, pattern }: Identifier): string | undefined {
		if (!(name in this.given)) return undefined;
		const value = readLocator(this.given[name]);
		const id = matchId(value, pattern);
		if (id !== null) return id;
		const what = describeValue(value);
		throw this.refuse(displayName, what === 'empty' ? 'is empty' : `is ${what}, not an ID`);
	}

	/**
	 * Returns a string, or undefined when the filter was not added.
	 *
	 * @throws NodeOperationError when it is blank or not a string.
	 */
	readText(name: string, displayName: string): string | undefined {
		if (!(name in this.given)) return undefined;
		const value = this.given[name];
		const text = typeof value === 'number' ? String(value) : value;
		if (typeof text === 'string' && text.trim() !== '') return text.trim();
		throw this.refuse(displayName, 'is empty');
	}

	/**
	 * Returns the values of a list: chosen in the editor, or from an expression that returns a list or
	 * comma-separated text. Empty when the filter was not added.
	 *
	 * @throws NodeOperationError when there is no value, or a value is not a word.
	 */
	readWords(name: string, displayName: string): string[] {
		if (!(name in this.given)) return [];
		const value = this.given[name];
		const parsed = parseWords(value);
		if ('problem' in parsed) throw this.refuse(displayName, parsed.problem);
		if (parsed.value.length === 0) throw this.refuse(displayName, 'is empty');
		if (Array.isArray(value) && value.some((entry) => String(entry).trim() === '')) {
			throw this.refuse(displayName, 'has an empty entry');
		}
		return parsed.value;
	}

	/**
	 * Whether a filter is switched on.
	 *
	 * @throws NodeOperationError when an expression returns neither true nor false.
	 */
	readSwitch(name: string, displayName: string): boolean {
		if (!(name in this.given)) return false;
		const parsed = parseSwitch(this.given[name]);
		if ('value' in parsed) return parsed.value;
		throw this.refuse(displayName, parsed.problem);
	}

	/**
	 * Returns a time in ms since 1970, or null when the filter was not added. A date without a zone is
	 * in the workflow's zone.
	 *
	 * @throws NodeOperationError when it is not a date.
	 */
	readTime(name: string, displayName: string): number | null {
		if (!(name in this.given)) return null;
		const value = this.given[name];
		// Luxon reads "07" as seven o'clock, but a user who typed it meant days.
		const isDate =
			typeof value === 'string' ? /^\d{4}-?\d\d-?\d\d/.test(value.trim()) : isObject(value);
		try {
			if (isDate) return tryToParseDateTime(value, readTimeZone(this.context)).toMillis();
		} catch {
			// The error below is clearer than Luxon's.
		}
		const what = describeValue(value);
		throw this.refuse(
			displayName,
			what === 'empty' ? 'is empty' : 'is not a date such as 2026-01-31',
			' Pick a date, or use an expression such as {{ $now.minus({ days: 7 }) }}.',
		);
	}

	private refuse(displayName: string, what: string, how = ''): NodeOperationError {
		return new NodeOperationError(this.context.getNode(), `The filter '${displayName}' ${what}`, {
			description: `Fill in the filter or remove it. Check that its expression points to a field that this item has.${how}`,
		});
	}
}
