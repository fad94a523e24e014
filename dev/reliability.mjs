// `node dev/reliability.mjs [--write]`, after `npm test`: which case is covered by which tests.
import { main } from './reliability/main.js';

process.exit(main(process.argv[2]));
