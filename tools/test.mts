// `npm test [layer…]`. Nothing may be loaded here that needs an installed dependency.
import { main } from './test/main.js';

main(process.argv.slice(2)).then((code) => process.exit(code));
