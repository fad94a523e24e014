// `npm run test:mutation [room…]`.
import { main } from './mutation/main.cts';

void main(process.argv.slice(2)).then((code) => process.exit(code));
