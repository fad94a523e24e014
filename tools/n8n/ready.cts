// @ts-check
const { Problem } = require('../problem');
const { tail } = require('../run');

/**
 * Tells whether an n8n process is up. n8n 1.x reports readiness before its REST interface is there,
 * so a main process is asked for both.
 * @param {string} url
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} logFile
 * @param {boolean} hasRest whether it serves the REST interface
 * @returns {Promise<boolean>}
 * @throws {Problem} when the process has ended, with the end of its log
 */
async function isReady(url, child, logFile, hasRest) {
	if (child.exitCode !== null || child.signalCode !== null) {
		throw new Problem(`n8n ended before it was ready; ${logFile} ends with:\n${tail(logFile)}`);
	}
	try {
		const readiness = await fetch(`${url}/healthz/readiness`);
		if (!readiness.ok) return false;
		if (!hasRest) return true;
		const settings = await fetch(`${url}/rest/settings`);
		return settings.ok && (settings.headers.get('content-type') ?? '').includes('json');
	} catch {
		return false;
	}
}

module.exports = { isReady };
