// @ts-check
// Prints docs/failure-codes.md as the catalogue has it; --write writes it. A unit test compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import ts from 'typescript';

// tsconfig.tests.json checks this file as CommonJS, which knows no `import.meta`.
const root = resolve(process.argv[1] ?? '', '../..');
const require = createRequire(resolve(root, 'package.json'));

// Node 20 runs no TypeScript, and the page must not depend on a build that may be stale.
require.extensions['.ts'] = (/** @type {object} */ module, /** @type {string} */ file) => {
	const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
	const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions });
	if ('_compile' in module && typeof module._compile === 'function') {
		module._compile(outputText, file);
	}
};

/** @param {string} name */
const load = (name) => require(resolve(root, 'dev/docs', name));

/** @type {typeof import('./docs/failureCodesPage')} */
const { renderCodesPage } = load('failureCodesPage.ts');
/** @type {typeof import('./docs/failureCodesData')} */
const { codesPageData } = load('failureCodesData.ts');

const page = renderCodesPage(codesPageData);
if (process.argv.includes('--write')) writeFileSync(resolve(root, 'docs/failure-codes.md'), page);
else process.stdout.write(page);
