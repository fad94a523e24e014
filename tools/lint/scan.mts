// `node dev/scan.mjs`, after a build: what n8n's verification would object to.
import { main } from './scan/main.cts';

main().then((code) => process.exit(code));
