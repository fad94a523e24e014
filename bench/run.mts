// `npm run bench -- verify|throughput|poll|bulk|queries|page [options]`. Nothing may be loaded here that
// needs an installed dependency.
import { main } from './main.cts';

main(process.argv.slice(2)).then((code) => process.exit(code));
