// `node tools/bootstrap.mjs tools/lint/scan.cts`, after a build: what n8n's verification would object to.
import { main } from './scan/main.cts';

void main().then((code) => process.exit(code));
