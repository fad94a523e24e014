import { startSimulator } from '../../../tools/simulator/index.cts';
import type { Simulator } from '../../../tools/simulator/index.cts';
import type { Engine, N8n } from './n8n';
import { runSeed } from './run';

const seeds = 100;

/** Makes the test of an engine: every seed on its own, and the seeds of all violations in one message. */
export function runSeeds(name: string, createEngine: (n8n: N8n) => Engine): void {
	describe(`chaos under ${name}`, () => {
		let argyle: Simulator;

		beforeAll(async () => {
			argyle = await startSimulator({ rateLimit: 0 });
		});

		afterAll(async () => await argyle.close());

		it(`${seeds} seeds of 50 random steps leave at most one subscription, which delivers, and nothing unreported [checklist 53, 78]`, async () => {
			const violations: string[] = [];
			for (let seed = 1; seed <= seeds; seed++) {
				const violation = await runSeed(seed, argyle, createEngine);
				if (violation !== null) violations.push(violation);
			}
			expect(violations).toEqual([]);
		}, 600_000);
	});
}
