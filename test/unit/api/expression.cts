import { runInNewContext } from 'node:vm';

/**
 * Evaluates an expression of a credential as n8n does, with `$credentials` only.
 *
 * @param expression `={{ … }}`
 * @throws {TypeError} when the text is no expression
 */
export function evaluateExpression(
	expression: string,
	credentials: Record<string, unknown>,
): unknown {
	const [, body] = /^=\{\{([^]*)\}\}$/.exec(expression) ?? [];
	if (body === undefined) throw new TypeError(`${expression} is no expression`);
	return runInNewContext(`(${body})`, { $credentials: credentials });
}
