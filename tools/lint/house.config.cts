// How the house is built: imports run one way, pure core, small files, no way around the compiler. n8n's strict mode
// wants eslint.config.mjs as it ships it, so these rules have a file of their own.
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import { configs, parser, plugin } from 'typescript-eslint';
import type { Linter } from 'eslint';
import { ROOT } from '../root.cts';
import { documented } from './documented.cts';

/** What a folder of the package may use in addition to itself; nothing imports the node files above them. */
const folders: Record<string, string[]> = {
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

/** The rooms of the workshop: tests and benches use tools and test/support, and no two of them each other. */
const rooms = [
	{ target: './{nodes,credentials}', from: './{tools,test,bench}' },
	{ target: './tools', from: './{test,bench}' },
	{ target: './bench', from: './test/!(support)/**' },
	{ target: './test', from: './bench' },
	{ target: './test/support', from: './test/!(support)/**' },
	...['unit', 'engine', 'e2e', 'browser', 'matrix'].map((layer) => ({
		target: `./test/${layer}`,
		from: `./test/!(${layer}|support)/**`,
	})),
];

/** No n8n context but its types, and no way to Argyle. */
const pure = [
	'nodes/Argyle/trigger/delivery/signature.ts',
	'nodes/Argyle/connection/{codes,codeChoices,codeFields,contact,events,facts,fields,filters,guidance,item,link,options,optionsField,provider,silentEvents,state,values,wording}.ts',
	'nodes/Argyle/actions/account/guard.ts',
	'nodes/Argyle/api/retries.ts',
	'nodes/Argyle/poll/{moments,scan}.ts',
];

const PACKAGE = ['nodes/**/*.ts', 'credentials/**/*.ts'];
const WORKSHOP = ['{tools,test,bench}/**/*.{cts,mts}'];
const TESTS = ['test/**/*.ts'];

const strict: Linter.RulesRecord = Object.assign(
	{},
	...configs.strictTypeChecked.map(({ rules }) => rules),
);

const noDetours: Linter.RulesRecord = {
	// `const { secret, ...shown } = …` is how a field is left out.
	'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
	'@typescript-eslint/no-explicit-any': 'error',
	'@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
	'@typescript-eslint/no-non-null-assertion': 'error',
};

/** The configuration for ESLint. */
export const config: Linter.Config[] = [
	{
		files: [...PACKAGE, ...WORKSHOP, ...TESTS],
		languageOptions: { parser },
		linterOptions: { noInlineConfig: true },
		plugins: {
			'import-x': importX,
			'@typescript-eslint': plugin,
			house: { rules: { documented } },
		},
		settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
		rules: {
			'import-x/no-cycle': 'error',
			'import-x/no-restricted-paths': ['error', { zones: [...zones, ...rooms], basePath: ROOT }],
		},
	},
	{
		files: [...PACKAGE, ...WORKSHOP],
		rules: { ...noDetours, 'max-lines': ['error', 250] },
	},
	{ files: PACKAGE, rules: { 'house/documented': 'error' } },
	{
		files: WORKSHOP,
		languageOptions: {
			parserOptions: { project: 'tsconfig.tests.json', tsconfigRootDir: ROOT },
		},
		rules: {
			...strict,
			// What is parsed, or loaded by a name that is known only at run time, has no type.
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			'@typescript-eslint/no-require-imports': 'off',
			'@typescript-eslint/no-base-to-string': 'off',
			// Wrong about flags that change while something is awaited.
			'@typescript-eslint/no-unnecessary-condition': 'off',
			// Matters of taste.
			'@typescript-eslint/no-confusing-void-expression': 'off',
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/restrict-template-expressions': 'off',
			// n8n-core and jest return any type that the caller names.
			'@typescript-eslint/no-unnecessary-type-parameters': 'off',
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
