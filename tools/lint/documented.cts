import type { Rule } from 'eslint';

type RuleModule = Rule.RuleModule;

/** An ESLint rule: every export has a docstring. A reviewer judges what it says. */
export const documented: RuleModule = {
	meta: { type: 'suggestion', messages: { missing: '{{name}} has no docstring' } },
	create: (context) => ({
		ExportNamedDeclaration(node) {
			// A re-export has its docstring in the other file.
			if (!node.declaration) return;
			const [last] = context.sourceCode.getCommentsBefore(node).slice(-1);
			if (last?.type === 'Block' && last.value.startsWith('*')) return;
			const name = context.sourceCode.getText(node).replace(/\n[^]*/, '');
			context.report({ node, messageId: 'missing', data: { name } });
		},
	}),
};
