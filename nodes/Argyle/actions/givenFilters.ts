import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError, tryToParseDateTime } from 'n8n-workflow';
import { isObject } from '../api/fields';
import { readWords } from '../connection/parameters';

/**
 * The filters that a user has added. One that is there has to say something: an expression that
 * comes to nothing would otherwise let everybody through, and a clean-up may stand behind it.
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
	 * An id, or undefined when the filter was not added.
	 *
	 * @throws NodeOperationError when it does not have the form of one.
	 */
	readId(name: string, displayName: string, pattern: RegExp): string | undefined {
		if (!(name in this.given)) return undefined;
		const value = this.given[name];
		const id = typeof value === 'string' ? value.trim() : '';
		if (pattern.test(id)) return id.toLowerCase();
		throw this.refuse(displayName, isBlank(value) ? 'is empty' : 'is not such an ID');
	}

	/**
	 * The words of a list; none when the filter was not added.
	 *
	 * @param typed the field for words that the list lacks; one of the two may be left as it was
	 *   added
	 * @throws NodeOperationError when there is no word, or an expression gives something else for
	 *   one.
	 */
	readWords(list: string, displayName: string, ...typed: string[]): string[] {
		const added = [list, ...typed].filter((name) => name in this.given);
		const filled = added.filter((name) => !isUntouched(this.given[name]));
		if (added.length > 0 && filled.length === 0) throw this.refuse(displayName, 'is empty');
		if (!filled.every((name) => isWords(this.given[name]))) {
			throw this.refuse(displayName, 'is empty or has an empty entry');
		}
		return readWords(this.given, ...filled);
	}

	/**
	 * Whether a filter is switched on.
	 *
	 * @throws NodeOperationError when an expression gives neither true nor false.
	 */
	readSwitch(name: string, displayName: string): boolean {
		if (!(name in this.given)) return false;
		const value = this.given[name];
		if (value === true || value === 'true') return true;
		if (value === false || value === 'false') return false;
		throw this.refuse(displayName, 'is neither true nor false');
	}

	/**
	 * A time in ms since 1970, or null when the filter was not added. A date without a zone is one of
	 * the workflow's.
	 *
	 * @throws NodeOperationError when it is no date.
	 */
	readTime(name: string, displayName: string): number | null {
		if (!(name in this.given)) return null;
		const value = this.given[name];
		// Luxon would take "07" for seven o'clock, and a person who typed it meant days.
		const isDate =
			typeof value === 'string' ? /^\d{4}-\d\d-\d\d/.test(value.trim()) : isObject(value);
		try {
			if (isDate) return tryToParseDateTime(value, this.context.getTimezone()).toMillis();
		} catch {
			// Told below.
		}
		throw this.refuse(
			displayName,
			isBlank(value) ? 'is empty' : 'is not a date such as 2026-01-31',
			' Pick a date, or use an expression such as {{ $now.minus({ days: 7 }) }}.',
		);
	}

	private refuse(displayName: string, what: string, how = ''): NodeOperationError {
		return new NodeOperationError(this.context.getNode(), `The filter "${displayName}" ${what}`, {
			description: `Remove the filter or fill it in. Check that its expression points to a field that this item has.${how}`,
		});
	}
}

function isBlank(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

/** Whether a field for words holds what the editor adds it with. */
function isUntouched(value: unknown): boolean {
	return value === '' || (Array.isArray(value) && value.length === 0);
}

/** Whether there is a word in all that a field holds. */
function isWords(value: unknown): boolean {
	const entries: unknown[] = Array.isArray(value) ? value : [value];
	return entries.every((entry) => typeof entry === 'string' && /[^\s,;]/.test(entry));
}
