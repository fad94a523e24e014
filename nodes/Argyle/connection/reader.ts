import type { INode, Logger } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Parsed } from './values';

/** What is needed of n8n's contexts to read parameters. */
export interface ParameterContext {
	getNode: () => INode;
	getNodeParameter: (name: string, fallback: unknown) => unknown;
	logger: Pick<Logger, 'warn'>;
}

/** What becomes of a parameter that can't be used, described by a sentence that names its field. */
export type Refuse = (context: ParameterContext, reason: string) => void;

/**
 * Ends a publishing: its user is there to read the reason.
 *
 * @throws NodeOperationError always
 */
export const throwRefusal: Refuse = (context, reason) => {
	throw new NodeOperationError(context.getNode(), reason);
};

/** Goes on with the field's default: nothing is lost for a delivery or a poll. */
export const warnRefusal: Refuse = (context, reason) => {
	context.logger.warn(`${context.getNode().name}: ${reason}. Its default is used until then`);
};

/** Goes on with the field's default, silently. */
export const ignoreRefusal: Refuse = () => undefined;

/** Reads parameters one by one, so that one that can't be used spoils no other. */
export class ParameterReader {
	constructor(
		private readonly context: ParameterContext,
		private readonly refuse: Refuse,
	) {}

	/**
	 * Reads one parameter.
	 *
	 * @param name - its path, as in "options.output"
	 * @param displayName - what the editor calls it
	 * @param fallback - its default, for a field that is not there (parsed as well) and after a refusal
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
			// n8n's own message may quote what the expression could not reach, such as a variable's value.
			return {
				problem: 'has an expression that n8n could not evaluate. Correct it, or choose a value',
			};
		}
	}
}
