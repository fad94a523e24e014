// `npm run soak -- [--engine legacy|isolates] [--deliveries N]`. Nothing may be loaded here that needs
// an installed dependency.
import { main } from './soak/main.cts';

main(process.argv.slice(2)).then((code) => process.exit(code));
