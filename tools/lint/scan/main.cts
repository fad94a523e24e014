// @ts-check
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { packPackage } = require('../n8n/package');
const { ROOT } = require('../prepare');
const { say } = require('../progress');
const { run } = require('../run');
const { findSurprises } = require('./contents');
const { findViolations } = require('./rules');

/**
 * Checks source and packed package by the rules of n8n's verification.
 *
 * @returns {Promise<number>} the exit code
 */
async function main() {
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

module.exports = { main };
