// @ts-check
const { measure } = require('./measure');

// Started by `bench -- verify` in n8n's Node: `node child.js rounds seconds`.
const [rounds = 1, seconds = 1] = process.argv.slice(2).map(Number);
measure(rounds, seconds).then((found) =>
	process.send?.(found, undefined, undefined, () => process.disconnect()),
);
