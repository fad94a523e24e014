// `npm test [layer…]`.
import { main } from './layers/main.cts';

void main(process.argv.slice(2)).then((code) => process.exit(code));
