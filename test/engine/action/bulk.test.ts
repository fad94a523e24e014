import type { Outcome, Scene } from './scene';
import { openScene } from './scene';

const addFailed = (scene: Scene, count: number) =>
	Array.from({ length: count }, () => scene.argyle.accounts.add().id);

const countsOf = (ids: string[]) => {
	const counts = new Map<string, number>();
	for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
	return [...new Set(counts.values())];
};

describe("1,000 accounts, each read and deleted, at Argyle's 50 requests a second", () => {
	let scene: Scene;
	let ids: string[];
	let outcome: Outcome;
	/** 50 ids come twice. */
	let items: string[];

	beforeAll(async () => {
		scene = await openScene({ rateLimit: 50 });
		ids = addFailed(scene, 1000);
		items = [...ids, ...ids.slice(300, 350)];
		outcome = await scene.remove(items);
	}, 90_000);

	afterAll(async () => await scene.close());

	it('are all gone, and each item says so in the place of its own [checklist 70, 72]', () => {
		expect(outcome.message).toBeUndefined();
		expect(outcome.output).toEqual(items.map(() => ({ deleted: true })));
		expect(outcome.pairs).toEqual(items.map((_id, item) => ({ item })));
		expect(scene.argyle.accounts.size).toBe(0);
	});

	it('were each read once and deleted once, in their order [checklist 70]', () => {
		expect([...scene.deletions()].sort()).toEqual([...ids].sort());
		const reads = scene.argyle.requestsTo('GET', /^\/v2\/accounts\//);
		expect(reads.map(({ path }) => path.slice(13)).sort()).toEqual([...ids].sort());
		// Ten are under way at a time, so none comes earlier than that by more.
		const places = new Map(ids.map((id, index) => [id, index]));
		const order = reads.map(({ path }) => places.get(path.slice(13)) ?? -1);
		expect(order.filter((place, index) => Math.abs(place - index) > 10)).toEqual([]);
	});

	it('took 45 requests a second or more, and never one too many [checklist 70]', () => {
		const { requests } = scene.argyle;
		const [first, last] = [requests[0]?.at ?? 0, requests.at(-1)?.at ?? 0];
		expect(requests.filter(({ status }) => status === 429)).toEqual([]);
		expect((requests.length / (last - first)) * 1000).toBeGreaterThan(45);
	});
});

describe('400 deletes while every fourth request goes wrong [checklist 70]', () => {
	let scene: Scene;
	let ids: string[];
	let first: Outcome;
	let second: Outcome;
	let left: string[];
	let leftAtArgyle: number;

	beforeAll(async () => {
		scene = await openScene({ rateLimit: 50, seed: 20_260_301 });
		ids = addFailed(scene, 400);
		// Without 429, after which all wait: the pace's own test has it.
		const kinds = ['status500', 'status502', 'status503', 'dropBefore', 'dropAfter', 'dropMidway'];
		scene.argyle.faults.chaos({
			probability: 0.25,
			kinds: [...kinds, 'truncate', 'createdBut500', 'omitId'],
		});
		first = await scene.remove(ids, {}, 'continueRegularOutput');
		left = ids.filter((_id, index) => first.output[index]?.deleted !== true);
		leftAtArgyle = scene.argyle.accounts.size;
		scene.argyle.faults.clear();
		second = await scene.remove(left, {}, 'continueRegularOutput');
	}, 90_000);

	afterAll(async () => await scene.close());

	it('lose none: each is deleted, or reported under its name', () => {
		expect(first.message).toBeUndefined();
		expect(first.pairs).toEqual(ids.map((_id, item) => ({ item })));
		for (const [index, output] of first.output.entries()) {
			const said = output.deleted === true ? 'deleted' : JSON.stringify(output);
			expect(said === 'deleted' || said.includes(ids[index] ?? '')).toBe(true);
		}
	});

	it('say "deleted" only of what is gone, and of all that they deleted themselves', () => {
		const stays = ids.filter((id) => scene.argyle.accounts.get(id) !== undefined);
		expect(stays).toEqual([]);
		expect(leftAtArgyle).toBeLessThanOrEqual(left.length);
		expect(first.output.filter((output) => 'already_gone' in output)).toEqual([]);
	});

	it('met as many faults as that', () => {
		const { requests } = scene.argyle;
		const faults = requests.filter(({ fault }) => fault !== null);
		expect(faults.length / requests.length).toBeGreaterThan(0.2);
	});

	it('leave nothing after a second run over what was reported', () => {
		expect(second.output).toHaveLength(left.length);
		expect(second.output.every(({ deleted }) => deleted === true)).toBe(true);
		expect(scene.argyle.accounts.size).toBe(0);
	});

	it('send no account more than five reads and five deletes', () => {
		for (const method of ['GET', 'DELETE']) {
			const paths = scene.argyle.requestsTo(method, /./).map(({ path }) => path);
			expect(Math.max(...countsOf(paths))).toBeLessThanOrEqual(5 + 5 * Number(left.length > 0));
		}
	});
});
