// `npm start`.
import { main } from './demo/main.cts';

void main(process.argv.slice(2)).then((code) => process.exit(code));
