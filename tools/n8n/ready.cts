import { Problem } from '../process/problem.cts';
import { tail } from '../process/run.cts';
import type { ChildProcess } from 'node:child_process';

/**
 * Checks whether an n8n process is up. n8n 1.x reports readiness before its REST interface is
 * there, so this checks both for a main process.
 * @param hasRest whether it serves the REST interface
 * @throws {Problem} when the process has ended, with the end of its log
 */
export async function isReady(
	url: string,
	child: ChildProcess,
	logFile: string,
	hasRest: boolean,
): Promise<boolean> {
	if (child.exitCode !== null || child.signalCode !== null) {
		throw new Problem(`n8n ended before it was ready; ${logFile} ends with:\n${tail(logFile)}`);
	}
	try {
		const readiness = await fetch(`${url}/healthz/readiness`);
		if (!readiness.ok) return false;
		if (!hasRest) return true;
		// Nobody is logged in, so n8n answers 401. An answer that is not JSON comes from an n8n that is
		// not ready. The settings exist only with the editor.
		const login = await fetch(`${url}/rest/login`);
		return login.status === 401 && (login.headers.get('content-type') ?? '').includes('json');
	} catch {
		return false;
	}
}
