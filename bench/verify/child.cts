// @ts-check
const { describeFailure } = require('../../dev/problem');
const { measure } = require('./measure');

/** @typedef {{ found: import('./measure').Found } | { failure: string }} Outcome */

// Started by `bench -- verify` in n8n's Node: `node child.js rounds seconds`.
const [rounds = 1, seconds = 1] = process.argv.slice(2).map(Number);
measure(rounds, seconds)
	.then(
		(found) => ({ found }),
		(/** @type {unknown} */ error) => ({ failure: describeFailure(error) }),
	)
	.then((/** @type {Outcome} */ outcome) =>
		process.send?.(outcome, undefined, undefined, () => process.disconnect()),
	);
