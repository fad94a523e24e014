import { beforeEachRequest } from '../../../engine/lifecycle/requests';
import { watchMemory } from '../../../../tools/process/memory.cts';
import type { Scene } from '../../../engine/poll/scene';
import { openScene } from '../../../engine/poll/scene';
import { readWaitingSeconds } from '../../../engine/poll/schedule.cts';

jest.setTimeout(120_000);

const accounts = 100_000;
const failing = accounts / 100;
const pages = accounts / 200;

let scene: Scene;

beforeAll(async () => {
	scene = await openScene({}, { rateLimit: 50 });
	const { id: user } = scene.argyle.users.add();
	for (let count = 0; count < accounts; count += 1) {
		scene.argyle.accounts.add({ user }, count % 100 === 0 ? 'failed' : 'connecting');
	}
	scene.republish({ firstPoll: 'existing' }, scene.argyle.credential(), 'activate');
});

afterAll(async () => await scene.close());

it('100,000 accounts, 1 % of them failed, are polled in no more than pages ÷ 45 seconds and 20 %, with less than 64 MB and no request refused [checklist 48, 128]', async () => {
	// What other processes took of the processor meanwhile is not the poll's.
	const clock = () => performance.now() / 1000 - readWaitingSeconds();
	const memory = watchMemory();
	let requests = 0;
	let sampling = 0;
	beforeEachRequest(scene.stage, () => {
		requests += 1;
		// A collection takes its time, so there are no more than needed to see what grows.
		if (requests !== pages / 2 && requests !== pages) return;
		const before = clock();
		memory.sample();
		sampling += clock() - before;
	});

	const started = clock();
	const items = await scene.poll();
	const seconds = clock() - started - sampling;

	expect(items).toHaveLength(failing);
	expect(scene.listings().map(({ status }) => status)).toEqual(Array(pages).fill(200));
	expect(seconds).toBeLessThan((pages / 45) * 1.2);
	memory.sample();
	expect(memory.highest()).toBeLessThan(64 * 2 ** 20);
});

it('the state of such a poll is bounded by the failures [checklist 42]', () => {
	expect(scene.held()).toHaveLength(failing);
	expect(JSON.stringify(scene.stage.saved).length).toBeLessThan(failing * 80);
});
