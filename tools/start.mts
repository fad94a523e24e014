// `npm start`. Nothing may be loaded here that needs an installed dependency.
import { main } from './demo/main.cts';

main(process.argv.slice(2)).then((code) => process.exit(code));
