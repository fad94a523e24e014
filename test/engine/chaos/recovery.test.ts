import '../../support/stage/quietLog.cts';
import './recovery/instantSleep.cts';
import { startSimulator } from '../../../tools/simulator/index.cts';
import type { Simulator } from '../../../tools/simulator/index.cts';
import { runSeed } from './recovery/run';

const seeds = 200;

let argyle: Simulator;

beforeAll(async () => {
	argyle = await startSimulator({ rateLimit: 0 });
});

afterAll(async () => {
	jest.restoreAllMocks();
	await argyle.close();
});

it(`${seeds} seeds of outages, kills, page faults, reordered and duplicate deliveries lose no failure, and Remove Duplicates passes each on once [checklist 37, 40, 41, 44, 47, 78]`, async () => {
	const violations: string[] = [];
	for (let seed = 1; seed <= seeds; seed++) {
		const violation = await runSeed(seed, argyle);
		if (violation !== null) violations.push(violation);
	}
	expect(violations).toEqual([]);
}, 300_000);
