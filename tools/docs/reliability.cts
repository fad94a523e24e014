// Prints docs/reliability.md: which case is covered by which tests; --write writes it. A unit test compares.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.cts';
import { renderPage } from './reliabilityPage.cts';

if (process.argv.includes('--write'))
	writeFileSync(join(ROOT, 'docs/reliability.md'), renderPage());
else process.stdout.write(renderPage());
