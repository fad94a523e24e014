// `node tools/bootstrap.mjs tools/lint/house.cts [files]`: the rules of the house (house.config.cts).
import { ESLint } from 'eslint';
import { ROOT } from '../root.cts';
import { say } from '../process/progress.cts';
import { config } from './house.config.cts';

const EVERYTHING = ['nodes', 'credentials', 'tools', 'test', 'bench'];

async function main(files: string[]) {
	const eslint = new ESLint({ cwd: ROOT, overrideConfigFile: true, overrideConfig: config });
	const results = await eslint.lintFiles(files.length > 0 ? files : EVERYTHING);
	const formatter = await eslint.loadFormatter('stylish');
	const text = await formatter.format(results);
	if (text !== '') say(text);
	return results.every(({ errorCount, warningCount }) => errorCount + warningCount === 0) ? 0 : 1;
}

void main(process.argv.slice(2)).then((code) => process.exit(code));
