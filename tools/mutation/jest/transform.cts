import { createHash } from 'node:crypto';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const compilerOptions = {
	module: ModuleKind.CommonJS,
	target: ScriptTarget.ES2022,
	esModuleInterop: true,
};

/** Strips types and nothing more: ts-jest would read the configuration of the whole checkout for every mutant. */
export default {
	process: (source: string, fileName: string) => ({
		code: transpileModule(source, { fileName, compilerOptions }).outputText,
	}),

	getCacheKey: (source: string) => createHash('sha1').update(source).digest('hex'),
};
