import { sleep } from 'n8n-workflow';
import { measureRate } from '../../../support/rate';
import type { Scene } from '../../../engine/action/scene';
import { openScene } from '../../../engine/action/scene';

const addFailed = (scene: Scene, count: number) =>
	Array.from({ length: count }, () => scene.argyle.accounts.add().id);

/** How often each of the texts occurs. */
const countEach = (texts: string[]) => {
	const counts = new Map<string, number>();
	for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
	return [...counts.values()];
};

/** 1,000 accounts; the input contains 50 of them twice. */
async function playThousand() {
	const scene = await openScene({ rateLimit: 50 });
	const ids = addFailed(scene, 1000);
	const items = [...ids, ...ids.slice(300, 350)];
	return { scene, ids, items, outcome: await scene.remove(items) };
}

/** 400 accounts in a storm, and then those of them again that were not deleted. */
async function playStorm() {
	const scene = await openScene({ rateLimit: 50, seed: 20_260_301 });
	const ids = addFailed(scene, 400);
	// Without 429, after which all wait: the pace's own test has it.
	const kinds = ['status500', 'status502', 'status503', 'dropBefore', 'dropAfter', 'dropMidway'];
	scene.argyle.faults.chaos({
		probability: 0.25,
		kinds: [...kinds, 'truncate', 'createdBut500', 'omitId'],
	});
	const first = await scene.remove(ids, {}, 'continueRegularOutput');
	const requests = scene.argyle.requests.slice();
	const left = ids.filter((_id, index) => first.output[index]?.deleted !== true);
	const leftAtArgyle = scene.argyle.accounts.list().map(({ id }) => id);
	scene.argyle.faults.clear();
	const second = await scene.remove(left, {}, 'continueRegularOutput');
	return { scene, ids, first, requests, left, leftAtArgyle, second };
}

/** 300 deletes, stopped by the user after the first 50. */
async function playStop() {
	const scene = await openScene({ rateLimit: 50 });
	const items = addFailed(scene, 300).map((id) => ({ id }));
	const parameters = { operation: 'delete', accountId: '={{ $json.id }}', deleteWhen: 'always' };
	const { outcome, cancel } = scene.start([{ parameters }], items);
	while (scene.deletions().length < 50) await sleep(10);
	cancel();
	const stoppedAt = Date.now();
	await outcome;
	const endedAt = Date.now();
	await sleep(1500);
	return { scene, stoppedAt, endedAt };
}

let thousand: Awaited<ReturnType<typeof playThousand>>;
let storm: Awaited<ReturnType<typeof playStorm>>;
let stop: Awaited<ReturnType<typeof playStop>>;
// All in parallel, because each takes most of a minute at the pace of 48 requests a second.
beforeAll(async () => {
	[thousand, storm, stop] = await Promise.all([playThousand(), playStorm(), playStop()]);
}, 120_000);
afterAll(async () => {
	await Promise.all([thousand, storm, stop].map(async ({ scene }) => await scene.close()));
});

describe("1,000 accounts, each read and deleted, at Argyle's 50 requests a second", () => {
	it('are all gone, and the output item of each is in its place [checklist 70, 72]', () => {
		const { scene, items, outcome } = thousand;
		expect(outcome.message).toBeUndefined();
		expect(outcome.output).toEqual(items.map(() => ({ deleted: true })));
		expect(outcome.pairs).toEqual(items.map((_id, item) => ({ item })));
		expect(scene.argyle.accounts.size).toBe(0);
	});

	it('were each deleted once and read once, read in their order [checklist 70]', () => {
		const { scene, ids } = thousand;
		expect([...scene.deletions()].sort()).toEqual([...ids].sort());
		const reads = scene.argyle.requestsTo('GET', /^\/v2\/accounts\//);
		expect(reads.map(({ path }) => path.slice(13)).sort()).toEqual([...ids].sort());
		// Ten run at the same time, so a read is at most ten places early.
		const places = new Map(ids.map((id, index) => [id, index]));
		const order = reads.map(({ path }) => places.get(path.slice(13)) ?? -1);
		expect(order.filter((place, index) => Math.abs(place - index) > 10)).toEqual([]);
	});

	it('took at least 45 requests a second, and never exceeded the limit [checklist 70]', () => {
		const { requests } = thousand.scene.argyle;
		expect(requests.filter(({ status }) => status === 429)).toEqual([]);
		expect(measureRate(requests.map(({ at }) => at))).toBeGreaterThan(45);
	});
});

describe('400 deletes while every fourth request goes wrong [checklist 70]', () => {
	it('lose none: each account is deleted, or reported with its ID', () => {
		const { ids, first } = storm;
		expect(first.message).toBeUndefined();
		expect(first.pairs).toEqual(ids.map((_id, item) => ({ item })));
		for (const [index, output] of first.output.entries()) {
			const said = output.deleted === true ? 'deleted' : JSON.stringify(output);
			expect(said === 'deleted' || said.includes(ids[index] ?? '')).toBe(true);
		}
	});

	it('report "deleted" only for accounts that are gone, and distinguish their own deletions', () => {
		const { first, left, leftAtArgyle } = storm;
		expect(leftAtArgyle.filter((id) => !left.includes(id))).toEqual([]);
		expect(first.output.filter((output) => 'already_gone' in output)).toEqual([]);
	});

	it('met a fault in more than a fifth of its requests, and sent no DELETE more than five times', () => {
		const { requests } = storm;
		const faults = requests.filter(({ fault }) => fault !== null);
		expect(faults.length / requests.length).toBeGreaterThan(0.2);
		// There may be more reads: each try to delete begins with a fresh one.
		const deletions = requests.filter(({ method }) => method === 'DELETE').map(({ path }) => path);
		expect(Math.max(...countEach(deletions))).toBeLessThanOrEqual(5);
		expect(Math.max(...countEach(deletions))).toBeGreaterThan(1);
	});

	it('leave nothing after a second run over the reported accounts', () => {
		const { scene, left, second } = storm;
		expect(second.output).toHaveLength(left.length);
		expect(second.output.every(({ deleted }) => deleted === true)).toBe(true);
		expect(scene.argyle.accounts.size).toBe(0);
	});
});

describe('300 deletes that a user stops [checklist 70]', () => {
	it('send nothing more, and end within a second [checklist 156]', () => {
		const { scene, stoppedAt, endedAt } = stop;
		expect(endedAt - stoppedAt).toBeLessThan(1000);
		expect(scene.argyle.requests.at(-1)?.at).toBeLessThan(stoppedAt + 1000);
		expect(scene.deletions().length).toBeLessThan(70);
	});
});
