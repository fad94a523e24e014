/**
 * A failure that the person at the keyboard can do something about. Its message is one clear
 * sentence that is shown as it stands, without a stack trace.
 */
export class Problem extends Error {}

/**
 * Describes any failure for the person at the keyboard.
 * @param failure what was thrown
 * @returns the sentence of a {@link Problem}, else the stack trace
 */
export function describeFailure(failure: unknown): string {
	if (failure instanceof Problem) return failure.message;
	if (failure instanceof Error) return failure.stack ?? failure.message;
	return String(failure);
}
