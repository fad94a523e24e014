import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packPackage } from '../../n8n/package.cts';
import { ROOT } from '../../root.cts';
import { say } from '../../process/progress.cts';
import { run } from '../../process/run.cts';
import { findSurprises } from './contents.cts';
import { findViolations } from './rules.cts';

/**
 * Checks source and packed package by the rules of n8n's verification.
 *
 * @returns the exit code
 */
export async function main(): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-argyle-scan-'));
	try {
		const tarball = await packPackage(folder);
		await run('tar', ['xzf', tarball, '-C', folder], { cwd: folder, log: join(folder, 'tar.log') });
		const packed = join(folder, 'package');
		const wrong = [
			...(await findViolations(ROOT, ['package.json', '{nodes,credentials}/**/*.{js,ts,json}'])),
			...(await findViolations(packed, ['package.json', '**/*.js'])),
			...findSurprises(tarball, packed),
		];
		for (const line of wrong) say(line);
		say(wrong.length === 0 ? 'Nothing that n8n would object to.' : `${wrong.length} objections.`);
		return wrong.length === 0 ? 0 : 1;
	} finally {
		rmSync(folder, { recursive: true });
	}
}
