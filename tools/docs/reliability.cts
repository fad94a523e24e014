// `node tools/bootstrap.mjs tools/docs/reliability.cts [--write]`, after `npm test`: which case is covered by which tests.
import { main } from './reliability/main.cts';

void main(process.argv[2]).then((code) => process.exit(code));
