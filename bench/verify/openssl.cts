import { execFileSync } from 'node:child_process';
import { Problem } from '../../tools/process/problem.cts';

/**
 * Measures how fast OpenSSL's own benchmark signs, with its key set up beforehand. It counts processor time,
 * so other work on the machine does not make it slower.
 * @param bytes of the message
 * @param seconds of the run; rounded up to at least 1
 * @returns messages a second
 * @throws {Problem} when there is no OpenSSL 3 on the PATH
 */
export function measureOpenssl(bytes: number, seconds: number): number {
	const whole = String(Math.max(1, Math.ceil(seconds)));
	const args = ['speed', '-mr', '-hmac', 'sha512', '-bytes', String(bytes), '-seconds', whole];
	const text = run(args);
	// For example +F:9:hmac(sha512):454083333.33 – bytes a second of processor time.
	const [, rate] = /^\+F:\d+:hmac\(sha512\):([\d.]+)$/im.exec(text) ?? [];
	if (rate === undefined) {
		throw new Problem(
			`\`openssl ${args.join(' ')}\` did not print a rate of hmac(sha512):\n${text}`,
		);
	}
	return Number(rate) / bytes;
}

/** @returns which one that is, as "OpenSSL 3.0.19" */
export function readOpensslVersion(): string {
	return run(['version']).split(' ').slice(0, 2).join(' ');
}

function run(args: string[]) {
	try {
		return execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
	} catch {
		throw new Problem('OpenSSL 3 is needed as `openssl` on the PATH; install it and try again.');
	}
}
