/** The messages of Django REST framework for an invalid field. */
export const REQUIRED = ['This field is required.'];

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Checks a text field, and explains an error in DRF's words.
 *
 * @returns undefined when the field is valid
 */
export function textErrors(value: unknown): string[] | undefined {
	if (value === undefined) return REQUIRED;
	if (value === null) return ['This field may not be null.'];
	if (typeof value !== 'string') return ['Not a valid string.'];
	return value === '' ? ['This field may not be blank.'] : undefined;
}

/**
 * Keeps the fields with an error.
 *
 * @param found errors by field
 * @returns undefined when there are none
 */
export function errorsIn(
	found: Record<string, string[] | undefined>,
): Record<string, string[]> | undefined {
	const errors: Record<string, string[]> = {};
	for (const [field, messages] of Object.entries(found)) if (messages) errors[field] = messages;
	return Object.keys(errors).length > 0 ? errors : undefined;
}
