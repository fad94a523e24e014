// `node tools/bootstrap.mjs tools/lint/scan.cts`, after a build: what n8n's verification would object to, in the source
// and in what npm would publish.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packPackage } from '../n8n/package.cts';
import { say } from '../process/progress.cts';
import { run } from '../process/run.cts';
import { ROOT } from '../root.cts';
import { findSurprises } from './contents.cts';

/** n8n's own scanner, which ships without types. It stops at errors: warnings are for `eslint --max-warnings 0`. */
interface Scanner {
	SOURCE_FILE_PATTERNS: string[];
	analyzePackage: (
		folder: string,
		patterns: string[],
	) => Promise<{ passed: boolean; message?: string; details?: string }>;
}

const scanner: Scanner = require('@n8n/scan-community-package/scanner/scanner.mjs');

async function main(): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-argyle-scan-'));
	try {
		const tarball = await packPackage(folder);
		await run('tar', ['xzf', tarball, '-C', folder], { cwd: folder, log: join(folder, 'tar.log') });
		const packed = join(folder, 'package');
		// Both, as the scanner does with a published package.
		const scans = [
			await scanner.analyzePackage(ROOT, scanner.SOURCE_FILE_PATTERNS),
			await scanner.analyzePackage(packed, ['package.json', '**/*.js']),
		];
		const objections = [
			...scans
				.filter(({ passed }) => !passed)
				.map(({ message = '', details }) => details ?? message),
			...findSurprises(tarball, packed),
		];
		for (const one of objections) say(one);
		if (objections.length === 0) say('n8n would not object to anything.');
		return objections.length === 0 ? 0 : 1;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

void main().then((code) => process.exit(code));
