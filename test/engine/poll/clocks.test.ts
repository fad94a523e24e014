import { beforeEachRequest } from '../lifecycle/requests';
import type { Scene } from './scene';
import { accountsOf, openScene } from './scene';

const minuteMs = 60_000;

let scene: Scene;

/** The clock of n8n alone: the simulated Argyle reads its own from the process. */
function setClock(skewMs: number): void {
	jest.useFakeTimers({
		now: Date.now() + skewMs,
		advanceTimers: true,
		doNotFake: [
			...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const),
			...(['setImmediate', 'clearImmediate', 'nextTick', 'queueMicrotask'] as const),
			...(['performance', 'hrtime'] as const),
		],
	});
}

beforeEach(async () => {
	scene = await openScene();
});

afterEach(async () => {
	jest.useRealTimers();
	await scene.close();
});

describe.each([
	['agrees with', 0],
	['is ten minutes ahead of', 10 * minuteMs],
	['is ten minutes behind', -10 * minuteMs],
])("a first scan of several polls, while n8n's clock %s Argyle's", (_how, skewMs) => {
	it('finds what fails meanwhile on a page to come, and nothing from before [checklist 126]', async () => {
		const ids = Array.from({ length: 12 }, () => scene.argyle.accounts.add({}, 'connecting').id);
		const [late = '', old = ''] = ids;
		scene.fail({ account: old, at: new Date(Date.now() - 5 * minuteMs) });
		setClock(skewMs);
		beforeEachRequest(scene.stage, (request) => {
			request.qs = { ...request.qs, limit: 5 };
		});
		// The publishing gets no further than the first page, which shows the newest accounts.
		scene.argyle.faults.add({ path: '/v2/accounts' });
		scene.argyle.faults.add({ path: '/v2/accounts', status: 503, times: Infinity });
		expect(await scene.poll()).toEqual([]);
		scene.argyle.faults.clear();

		scene.fail({ account: late });

		expect(accountsOf(await scene.poll())).toEqual([late]);
		expect(await scene.poll()).toEqual([]);
	});
});
