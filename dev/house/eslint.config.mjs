// @ts-check
// How the house is built: imports run one way, pure core, small files. n8n's strict mode wants
// eslint.config.mjs as it ships it, so these rules have a file of their own.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { documented } from './documented.js';

const require = createRequire(resolve('package.json'));
const beside = { paths: [resolve(require.resolve('@n8n/node-cli/eslint'), '..')] };
/** @param {string} name */
const load = (name) => {
	const loaded = require(require.resolve(name, beside));
	return loaded.default ?? loaded;
};

const importX = load('eslint-plugin-import-x');
const { createTypeScriptImportResolver } = load('eslint-import-resolver-typescript');
const typescript = load('typescript-eslint');

/**
 * What a folder of the package may use besides itself; nobody imports the node files above them.
 *
 * @type {Record<string, string[]>}
 */
const folders = {
	api: [],
	connection: ['api'],
	trigger: ['connection', 'api'],
	poll: ['connection', 'api'],
	actions: ['connection', 'api'],
};

const zones = Object.entries(folders).map(([folder, uses]) => ({
	target: `./nodes/Argyle/${folder}`,
	from: './nodes/Argyle',
	except: [folder, ...uses].map((one) => `./${one}`),
	message: `${folder}/ may use ${uses.length > 0 ? uses.join(' and ') : 'nothing but itself'}`,
}));

/** No n8n context but its types, and no way to Argyle. */
const pure = [
	'nodes/Argyle/trigger/delivery/signature.ts',
	'nodes/Argyle/connection/{codeChoices,codes,contact,facts,filters,guidance,item,options,state,wording}.ts',
	'nodes/Argyle/actions/account/guard.ts',
	'nodes/Argyle/api/retries.ts',
	'nodes/Argyle/poll/scan.ts',
];

export default [
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		languageOptions: { parser: typescript.parser },
		linterOptions: { noInlineConfig: true },
		plugins: {
			'import-x': importX,
			'@typescript-eslint': typescript.plugin,
			house: { rules: { documented } },
		},
		settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
		rules: {
			'import-x/no-cycle': 'error',
			'import-x/no-restricted-paths': ['error', { zones, basePath: resolve('.') }],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
			'max-lines': ['error', 250],
			'house/documented': 'error',
		},
	},
	{
		files: pure,
		rules: {
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{
					paths: [{ name: 'n8n-workflow', allowTypeImports: true }],
					patterns: [
						{
							regex: '(^|/)(client|pace)$',
							message: 'A pure file makes no requests.',
						},
					],
				},
			],
		},
	},
	{
		files: ['nodes/Argyle/connection/codes.ts', 'nodes/Argyle/*.node.ts'],
		rules: { 'max-lines': 'off' },
	},
];
