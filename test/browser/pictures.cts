import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/root.cts';

const FOLDER = join(ROOT, 'reports/browser');

/** Names the file for a picture that somebody may want to view after the tests. */
export function picture(name: string): string {
	mkdirSync(FOLDER, { recursive: true });
	return join(FOLDER, `${name}.png`);
}
