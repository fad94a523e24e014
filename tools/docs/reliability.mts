// `node dev/reliability.mjs [--write]`, after `npm test`: which case is covered by which tests.
import { main } from './reliability/main.cts';

main(process.argv[2]).then((code) => process.exit(code));
