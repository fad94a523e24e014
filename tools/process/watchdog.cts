/**
 * A program of its own: reads lines `+<group>` and `-<group>` from standard input and, when that
 * ends, kills the process groups that were added and not taken away. Standard input ends with the
 * process that writes to it, however that ends: an exit handler would not run after SIGKILL, nor
 * inside jest, which gives tests a copy of `process`.
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
