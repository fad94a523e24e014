// @ts-check
/** @typedef {import('eslint').Rule.RuleModule} RuleModule */

/**
 * A rule: every exported function says what it takes and gives.
 *
 * @type {RuleModule}
 */
const documented = {
	meta: { type: 'suggestion', messages: { missing: '{{name}} has no docstring' } },
	create: (context) => ({
		'ExportNamedDeclaration > FunctionDeclaration'(node) {
			const [last] = context.sourceCode.getCommentsBefore(node.parent).slice(-1);
			if (last?.type === 'Block' && last.value.startsWith('*')) return;
			context.report({ node, messageId: 'missing', data: { name: node.id.name } });
		},
	}),
};

module.exports = { documented };
