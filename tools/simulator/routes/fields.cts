/** The messages of Django REST framework for an invalid field. */
export const REQUIRED = ['This field is required.'];

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What is wrong with a text field, in DRF's words.
 *
 * @returns undefined when nothing is
 */
export function textErrors(value: unknown): string[] | undefined {
	if (value === undefined) return REQUIRED;
	if (value === null) return ['This field may not be null.'];
	if (typeof value !== 'string') return ['Not a valid string.'];
	return value === '' ? ['This field may not be blank.'] : undefined;
}

/**
 * Leaves out the fields that nothing is wrong with.
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
