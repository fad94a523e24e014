/**
 * What a parameter's value means: `value`, or `problem` in words that follow the field's name. An
 * expression may give anything, and n8n's Variables give texts only.
 */
export type Parsed<T> = { value: T } | { problem: string };

/** Parses a switch: true, false and their texts. */
export function parseSwitch(value: unknown): Parsed<boolean> {
	const text = typeof value === 'string' ? value.trim().toLowerCase() : value;
	if (text === true || text === 'true') return { value: true };
	if (text === false || text === 'false') return { value: false };
	return { problem: 'is neither true nor false. Switch it on or off, or correct its expression' };
}

/** Parses a list of words: chosen from a list, or a text that separates them by commas, spaces or lines. */
export function parseWords(value: unknown): Parsed<string[]> {
	const entries: unknown[] = Array.isArray(value) ? value : [value];
	const texts = entries.filter((entry) => typeof entry === 'string');
	if (texts.length < entries.length)
		return {
			problem:
				'is neither a list nor a text with commas. Choose from its list, or correct its expression',
		};
	return { value: texts.flatMap((text) => text.split(/[\s,;]/)).filter((word) => word !== '') };
}

/** Parses a list of error codes, known or not, and `unlisted`. */
export function parseCodes(value: unknown): Parsed<string[]> {
	const parsed = parseWords(value);
	const strange =
		'value' in parsed ? parsed.value.find((word) => !/^[a-z0-9_]+$/.test(word)) : undefined;
	if (strange === undefined) return parsed;
	return { problem: `has ${quote(strange)}, which is no error code. Codes look like invalid_mfa` };
}

/**
 * Makes a parser of lists that may only hold some words.
 *
 * @param offered - the values that the field's list offers
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
					problem: `has ${quote(strange)}, which its list does not offer. It takes ${offered.join(', ')}`,
				};
	};
}

/** Makes a parser of one word out of a list. */
export function oneOf<Word extends string>(offered: readonly Word[]) {
	return (value: unknown): Parsed<Word> => {
		const found = offered.find((one) => one === value);
		if (found !== undefined) return { value: found };
		return { problem: `is not one of its choices. It takes ${offered.join(', ')}` };
	};
}

/** Parses a text. */
export function parseText(value: unknown): Parsed<string> {
	return typeof value === 'string' ? { value } : { problem: 'is not a text' };
}

/** An expression may give a secret by mistake, so no more than a word's beginning is shown. */
function quote(word: string): string {
	return word.length > 30 ? `"${word.slice(0, 30)}…"` : `"${word}"`;
}
