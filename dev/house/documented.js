// @ts-check
/** @typedef {import('eslint').Rule.RuleModule} RuleModule */

/**
 * A rule: whatever is exported says what it is, and a function what it takes and gives.
 *
 * @type {RuleModule}
 */
const documented = {
	meta: { type: 'suggestion', messages: { missing: '{{name}} has no docstring' } },
	create: (context) => ({
		ExportNamedDeclaration(node) {
			// What is handed on from another file has its docstring there.
			if (!node.declaration) return;
			const [last] = context.sourceCode.getCommentsBefore(node).slice(-1);
			if (last?.type === 'Block' && last.value.startsWith('*')) return;
			const name = context.sourceCode.getText(node).replace(/\n[^]*/, '');
			context.report({ node, messageId: 'missing', data: { name } });
		},
	}),
};

module.exports = { documented };
