// `npm run bench -- verify|throughput|poll|bulk|queries|page [options]`.
import { main } from './main.cts';

void main(process.argv.slice(2)).then((code) => process.exit(code));
