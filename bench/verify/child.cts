import { describeFailure } from '../../tools/process/problem.cts';
import { measure } from './measure.cts';
import type { Found } from './measure.cts';

export type Outcome = { found: Found } | { failure: string };

// Started by `bench -- verify` in n8n's Node: `child.cts rounds seconds`.
const [rounds = 1, seconds = 1] = process.argv.slice(2).map(Number);
void measure(rounds, seconds)
	.then(
		(found) => ({ found }),
		(error: unknown) => ({ failure: describeFailure(error) }),
	)
	.then((outcome: Outcome) =>
		process.send?.(outcome, undefined, undefined, () => process.disconnect()),
	);
