// Prints docs/failure-codes.md as the catalogue has it; --write writes it. A unit test compares.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ROOT } from '../root.cts';
import { codesPageData } from './failureCodesData.cts';
import { renderCodesPage } from './failureCodesPage.cts';

const page = renderCodesPage(codesPageData);
if (process.argv.includes('--write')) writeFileSync(resolve(ROOT, 'docs/failure-codes.md'), page);
else process.stdout.write(page);
