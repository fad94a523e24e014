import type { INode, Logger } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Parsed } from './values';

/** The part of n8n's contexts that reading parameters needs. */
export interface ParameterContext {
	getNode: () => INode;
	getNodeParameter: (name: string, fallback: unknown) => unknown;
	logger: Pick<Logger, 'warn'>;
}

/** Handles an invalid parameter. `reason` is a sentence that names the field. */
export type Refuse = (context: ParameterContext, reason: string) => void;

/**
 * Ends the publishing with the reason, which the user sees.
 *
 * @throws NodeOperationError always
 */
export const throwRefusal: Refuse = (context, reason) => {
	throw new NodeOperationError(context.getNode(), reason);
};

/** Logs a warning and continues with the field's default, so that no delivery is lost. */
export const warnRefusal: Refuse = (context, reason) => {
	context.logger.warn(`${context.getNode().name}: ${reason}. Until then, the default applies`);
};

/** Continues with the field's default, without a log line. */
export const ignoreRefusal: Refuse = () => undefined;

/** Reads parameters separately, so that an invalid one does not affect the others. */
export class ParameterReader {
	constructor(
		private readonly context: ParameterContext,
		private readonly refuse: Refuse,
	) {}

	/**
	 * Reads one parameter.
	 *
	 * @param name - its path, as in "options.output"
	 * @param displayName - its name in the editor
	 * @param fallback - its default: parsed when the field is missing, returned after a refusal
	 * @throws what `refuse` throws
	 */
	read<T>(name: string, displayName: string, fallback: T, parse: (value: unknown) => Parsed<T>): T {
		const parsed = this.evaluate(name, fallback, parse);
		if ('value' in parsed) return parsed.value;
		this.refuse(this.context, `'${displayName}' ${parsed.problem}`);
		return fallback;
	}

	private evaluate<T>(name: string, fallback: T, parse: (value: unknown) => Parsed<T>): Parsed<T> {
		try {
			return parse(this.context.getNodeParameter(name, fallback));
		} catch {
			// n8n's own message may quote a value from the expression, such as a variable.
			return {
				problem: 'has an expression that n8n could not evaluate. Correct it, or choose a value',
			};
		}
	}
}
