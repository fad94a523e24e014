// @ts-check
const { createHash } = require('node:crypto');
const { ModuleKind, ScriptTarget, transpileModule } = require('typescript');

const compilerOptions = {
	module: ModuleKind.CommonJS,
	target: ScriptTarget.ES2022,
	esModuleInterop: true,
};

/** Types away and nothing else: ts-jest reads the configuration of the whole checkout anew for every mutant. */
module.exports = {
	/**
	 * @param {string} source
	 * @param {string} fileName
	 */
	process: (source, fileName) => ({
		code: transpileModule(source, { fileName, compilerOptions }).outputText,
	}),

	/** @param {string} source */
	getCacheKey: (source) => createHash('sha1').update(source).digest('hex'),
};
