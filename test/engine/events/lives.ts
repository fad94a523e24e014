import fc from 'fast-check';
import { firstFailed } from '../../support/recordedAccounts';
import type { EventScene } from './scene';
import { openEventScene } from './scene';
import type { Change, Step } from './history';
import { anyStep, playHistory } from './history';
import type { Choice, Outcome } from './historyOracle';
import { findViolations } from './historyOracle';
import type { Fate } from './network';
import { anyFate, arrive, send, writeData } from './network';

const kinds: Array<Change['kind']> = ['failed', 'connected', 'disconnected', 'removed'];

/** Plays a history through the published trigger. */
async function run(scene: EventScene, steps: Step[], fates: Fate[], choice: Choice) {
	const { argyle, stage } = scene;
	stage.node.parameters = {
		events: choice.kinds.map((kind) => `accounts.${kind}`),
		includeResource: true,
		options: { monitoredOnly: choice.monitoredOnly, includeProvider: false },
	};
	const history = playHistory(steps);
	const outcomes: Outcome[] = [];
	for (const copy of send(history, history.announcements, fates)) {
		const arrival = arrive(history, copy, copy.at);
		const { announcement, resource, current } = arrival;
		argyle.accounts.clear();
		if (current) argyle.accounts.add(current, 'connected');
		const data = writeData(announcement, resource, firstFailed);
		const answer = await scene.deliver(announcement.event, data);
		const [item = null] = answer.items ?? [];
		outcomes.push({ arrival, status: answer.status, item: item && item.json });
	}
	return { history, outcomes };
}

/** Makes the test: random lives of an account, announced to a published trigger. */
export function runLives(count: number): void {
	let scene: EventScene;

	beforeAll(async () => {
		scene = await openEventScene({});
	});

	afterAll(async () => await scene.close());

	it(`${count} random lives of an account: each chosen change starts the workflow once, and nothing else does [checklist 113]`, async () => {
		const choice = fc.record({
			kinds: fc.subarray(kinds, { minLength: 1 }),
			monitoredOnly: fc.boolean(),
		});
		const steps = fc.array(anyStep, { minLength: 1, maxLength: 14 });
		const fates = fc.array(anyFate, { minLength: 1, maxLength: 20 });
		const seen = new Map<string, number>();
		await fc.assert(
			fc.asyncProperty(steps, fates, choice, async (played, drawn, chosen) => {
				const { history, outcomes } = await run(scene, played, drawn, chosen);
				for (const { item } of outcomes) {
					const event = String(item?.event ?? 'none');
					seen.set(event, (seen.get(event) ?? 0) + 1);
				}
				expect(findViolations(history, outcomes, chosen)).toEqual([]);
			}),
			{ numRuns: count },
		);
		// Every event came up often enough to mean something.
		for (const kind of kinds) expect(seen.get(`accounts.${kind}`)).toBeGreaterThan(count / 100 - 1);
	}, 1_800_000);
}
