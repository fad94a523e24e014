import { dirname } from 'node:path';
import { ESLint } from 'eslint';

/** n8n's command line tool brings the plugins that n8n's scanner lints with, in versions that fit. */
const NODE_CLI = { paths: [dirname(require.resolve('@n8n/node-cli/eslint'))] };

const load = (name: string) => {
	const loaded = require(require.resolve(name, NODE_CLI));
	return loaded.default ?? loaded;
};

/**
 * The rules of n8n's scanner (@n8n/scan-community-package 0.32, scanner.mjs): the community plugin in
 * its strict form, and the older plugin's three sets.
 */
function buildConfig() {
	const { configs } = require(
		require.resolve('@n8n/eslint-plugin-community-nodes', NODE_CLI),
	).n8nCommunityNodesPlugin;
	const nodesBase = load('eslint-plugin-n8n-nodes-base');
	const parser = load('typescript-eslint').parser;
	return [
		configs.recommended,
		{ rules: { 'no-console': 'error' } },
		{ plugins: { 'n8n-nodes-base': nodesBase } },
		{ files: ['package.json'], rules: nodesBase.configs.community.rules },
		{
			files: ['**/credentials/**/*.ts'],
			rules: {
				...nodesBase.configs.credentials.rules,
				'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
				'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
			},
		},
		{
			files: ['**/nodes/**/*.ts'],
			rules: {
				...nodesBase.configs.nodes.rules,
				'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
				'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
				'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
			},
		},
		{ files: ['**/*.json', '**/*.ts'], languageOptions: { parser } },
	];
}

/**
 * Lints files as n8n's scanner does: comments that switch rules off do not count.
 *
 * @param files patterns below it
 * @returns what is wrong, warnings included, one line each
 */
export async function findViolations(folder: string, files: string[]): Promise<string[]> {
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: buildConfig(),
	});
	const results = await eslint.lintFiles(files);
	return results.flatMap(({ filePath, messages }) =>
		messages.map(({ line, message, ruleId }) => `${filePath}:${line} ${message} (${ruleId})`),
	);
}
