// `npm run test:mutation [room…]`. Nothing may be loaded here that needs an installed dependency.
import { main } from './mutation/main.cts';

main(process.argv.slice(2)).then((code) => process.exit(code));
