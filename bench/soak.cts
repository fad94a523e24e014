// `npm run soak -- [--engine legacy|isolates] [--deliveries N]`.
import { main } from './soak/main.cts';

void main(process.argv.slice(2)).then((code) => process.exit(code));
