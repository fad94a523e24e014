/**
 * A separate program. It reads lines `+<group>` and `-<group>` from standard input. When the input
 * ends, it kills the process groups that were added and not removed. The input ends with the process
 * that writes to it, even after SIGKILL. An exit handler would not run after SIGKILL, or inside jest,
 * which gives tests a copy of `process`.
 */
import { createInterface } from 'node:readline';

const groups: Set<number> = new Set();

createInterface({ input: process.stdin })
	.on('line', (line) => {
		const id = Number(line.slice(1));
		if (line.startsWith('+')) groups.add(id);
		else groups.delete(id);
	})
	.on('close', () => {
		for (const id of groups) {
			try {
				process.kill(-id, 'SIGKILL');
			} catch {
				// It has ended by itself.
			}
		}
	});
