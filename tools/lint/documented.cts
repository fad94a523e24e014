import type { Rule } from 'eslint';

type RuleModule = Rule.RuleModule;

/** A rule: whatever is exported has a docstring. What it has to say is the reader's to judge. */
export const documented: RuleModule = {
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
