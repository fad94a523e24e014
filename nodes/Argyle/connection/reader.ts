import type { INode, Logger } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isObject } from '../api/fields';
import type { Parsed } from './values';

/** The part of n8n's contexts that reading parameters needs. */
export interface ParameterContext {
	getNode: () => INode;
	getNodeParameter: (
		name: string,
		fallback: unknown,
		options?: { rawExpressions: boolean },
	) => unknown;
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
			return parse(this.readValue(name, fallback));
		} catch {
			// n8n's own message may quote a value from the expression, such as a variable.
			return {
				problem: 'has an expression that n8n could not evaluate. Correct it, or choose a value',
			};
		}
	}
	/**
	 * Reads the value as stored, and evaluates it only if it holds an expression: n8n's evaluation costs
	 * ten times as much, also without one. Each delivery reads a dozen parameters.
	 */
	private readValue(name: string, fallback: unknown): unknown {
		const stored = this.context.getNodeParameter(name, fallback, { rawExpressions: true });
		return holdsExpression(stored) ? this.context.getNodeParameter(name, fallback) : stored;
	}
}

/** Whether n8n would evaluate something in a value: it marks an expression with a leading "=". */
function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return isObject(value) || Array.isArray(value)
		? Object.values(value).some(holdsExpression)
		: false;
}
