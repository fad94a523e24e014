// `npm test [layer…]`. Nothing may be loaded here that needs an installed dependency.
import { main } from './layers/main.cts';

main(process.argv.slice(2)).then((code) => process.exit(code));
