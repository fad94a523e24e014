/**
 * A parsed parameter: `value`, or `problem` in words that follow the field's name. An expression may
 * return anything, and n8n's Variables return only strings.
 */
export type Parsed<T> = { value: T } | { problem: string };

/** Parses a switch: true or false, as a boolean or as text. */
export function parseSwitch(value: unknown): Parsed<boolean> {
	const text = typeof value === 'string' ? value.trim().toLowerCase() : value;
	if (text === true || text === 'true') return { value: true };
	if (text === false || text === 'false') return { value: false };
	return { problem: 'is neither true nor false. Switch it on or off, or correct its expression' };
}

/** Parses a list of words: an array, or text separated by commas, semicolons or white space. */
export function parseWords(value: unknown): Parsed<string[]> {
	const entries: unknown[] = Array.isArray(value) ? value : [value];
	const texts = entries.filter((entry) => typeof entry === 'string');
	if (texts.length < entries.length)
		return {
			problem:
				'is neither a list nor comma-separated text. Choose from its list, or correct its expression',
		};
	return { value: texts.flatMap((text) => text.split(/[\s,;]/)).filter((word) => word !== '') };
}

/** Parses a list of error codes, known or not, and `unlisted`. */
export function parseCodes(value: unknown): Parsed<string[]> {
	const parsed = parseWords(value);
	const strange =
		'value' in parsed ? parsed.value.find((word) => !/^[a-z0-9_]+$/.test(word)) : undefined;
	if (strange === undefined) return parsed;
	return {
		problem: `has ${quote(strange)}, which is not an error code. Codes look like invalid_mfa`,
	};
}

/**
 * Builds a parser for lists of allowed words. It drops duplicates.
 *
 * @param offered - the values in the field's list
 */
export function listOf<Word extends string>(offered: readonly Word[]) {
	return (value: unknown): Parsed<Word[]> => {
		const parsed = parseWords(value);
		if ('problem' in parsed) return parsed;
		const known = parsed.value.flatMap((word) => offered.filter((one) => one === word));
		const strange = parsed.value.find((word) => !offered.some((one) => one === word));
		return strange === undefined
			? { value: [...new Set(known)] }
			: {
					problem: `has ${quote(strange)}, which its list does not offer. Use ${offered.join(', ')}`,
				};
	};
}

/** Builds a parser for one word of a list. */
export function oneOf<Word extends string>(offered: readonly Word[]) {
	return (value: unknown): Parsed<Word> => {
		const found = offered.find((one) => one === value);
		if (found !== undefined) return { value: found };
		return { problem: `is not one of its choices. Use ${offered.join(' or ')}` };
	};
}

/** Parses a string. */
export function parseText(value: unknown): Parsed<string> {
	return typeof value === 'string' ? { value } : { problem: 'is not text' };
}

/** Quotes only the start of a word, in case an expression returns a secret by mistake. */
function quote(word: string): string {
	return word.length > 30 ? `"${word.slice(0, 30)}…"` : `"${word}"`;
}
