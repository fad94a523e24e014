import fc from 'fast-check';
import type { Simulator } from '../../../../tools/simulator/index.cts';
import { startSimulator } from '../../../../tools/simulator/index.cts';
import type { Steps } from '../play';
import { playHistories } from '../play';
import type { Kill } from './n8n';
import { RecoveryWorld } from './world';

const kills: Kill[] = ['while it reads', 'before the save'];

type Happen = (world: RecoveryWorld) => Promise<void> | void;

/** A step whose random choices depend on nothing but its own seed, so that a history can shrink. */
const seeded = (weight: number, happen: Happen): Steps<RecoveryWorld, number>[string] => [
	weight,
	async (world, seed) => {
		world.draw(seed);
		await happen(world);
	},
];

const steps: Steps<RecoveryWorld, number> = {
	'a login fails': seeded(2, (world) => world.fail()),
	'an account recovers or goes': seeded(1, (world) => world.end()),
	'Argyle delivers': seeded(2, async (world) => await world.deliver()),
	'n8n polls': seeded(1, async (world) => await world.poll(null)),
	'n8n polls during an outage': seeded(1, async (world) => await world.pollDuringOutage()),
	'n8n is killed in a poll': seeded(
		1,
		async (world) => await world.poll(world.pick(kills) ?? null),
	),
	'n8n stops': seeded(1, (world) => world.n8n.stop()),
	'n8n starts': seeded(1, async (world) => await world.start()),
};

/** Makes the test: histories of up to 30 steps; each history ends with a poll that succeeds. */
export function runRecoveries(count: number): void {
	let argyle: Simulator;

	beforeAll(async () => {
		argyle = await startSimulator({ rateLimit: 0 });
	});

	afterAll(async () => {
		jest.restoreAllMocks();
		await argyle.close();
	});

	it(`${count} histories of outages, kills, page faults, reordered and duplicate deliveries lose no failure, and Remove Duplicates passes each on once [checklist 37, 40, 41, 44, 47, 78]`, async () => {
		await playHistories({
			steps,
			chance: fc.nat(999_999),
			open: async () => {
				await argyle.reset();
				// A failure before the publishing does not count.
				for (let before = 0; before < 9; before++) argyle.accounts.add();
				const world = new RecoveryWorld(argyle);
				await world.start();
				return world;
			},
			close: async (world) => {
				await world.start();
				await world.poll(null);
				world.judge();
			},
			count,
			maxSteps: 30,
			seed: 23,
		});
	}, 3_600_000);
}
