// @ts-check
'use strict';

/**
 * Works out an expression of a credential as n8n does, of which only `$credentials` is needed here.
 *
 * @param {string} expression `={{ … }}`
 * @param {Record<string, unknown>} credentials
 * @returns {unknown}
 * @throws {TypeError} when the text is no expression
 */
function evaluateExpression(expression, credentials) {
	const [, body] = /^=\{\{([^]*)\}\}$/.exec(expression) ?? [];
	if (body === undefined) throw new TypeError(`${expression} is no expression`);
	return new Function('$credentials', `return (${body});`)(credentials);
}

module.exports = { evaluateExpression };
