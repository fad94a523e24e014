const vowelGroups = /[aeiouy]+/g;
// A final "e" or "ed" is mostly silent, but the "-le" of "table" and the "-ted" of "accepted" are not.
const silentEnding = /(?:[^laeiouy]e|[^laeiouytd]ed|[^aeiouy]les?$|[^laeiouycsxz]es)$/;

/** Estimates the syllables of an English word; at least 1. */
export function countSyllables(word: string): number {
	const letters = word.toLowerCase().replace(/[^a-z]/g, '');
	const groups = letters.match(vowelGroups)?.length ?? 0;
	const isSilent = silentEnding.test(letters) && !/[^aeiouy]les?$/.test(letters);
	return Math.max(1, isSilent ? groups - 1 : groups);
}

/** Splits a text into its sentences, each with its closing mark. */
export function splitSentences(text: string): string[] {
	return text.match(/[^.!?]+(?:\.(?=\w)[^.!?]+)*[.!?]+/g)?.map((sentence) => sentence.trim()) ?? [];
}

/**
 * The Flesch–Kincaid grade of a text: the years of US schooling it takes to read it.
 * Formula: Kincaid et al., "Derivation of New Readability Formulas", 1975.
 */
export function gradeReading(text: string): number {
	const words = text.match(/[A-Za-z][A-Za-z'’.-]*/g) ?? [];
	const sentences = Math.max(1, splitSentences(text).length);
	const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0);
	return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}
