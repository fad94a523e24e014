import { forEachInFlight, Pool } from '../../../nodes/Argyle/api/pool';

/** Tasks that end only on request, and their state. */
function openTasks() {
	const ends = new Map<number, { resolve: () => void; reject: (reason: Error) => void }>();
	const started: number[] = [];
	return {
		started,
		task: async (index: number) => {
			started.push(index);
			await new Promise<void>((resolve, reject) => ends.set(index, { resolve, reject }));
			ends.delete(index);
		},
		get underWay() {
			return ends.size;
		},
		end: async (...indexes: number[]) => {
			for (const index of indexes) ends.get(index)?.resolve();
			await settle();
		},
		fail: async (index: number, reason: string) => {
			ends.get(index)?.reject(new Error(reason));
			ends.delete(index);
			await settle();
		},
	};
}

/** Lets everything run that waits for nothing but a promise that has ended. */
const settle = async () => {
	for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

const upTo = (count: number) => Array.from(Array(count).keys());

describe('tasks in flight [checklist 70]', () => {
	it('are ten at most, start in their order, and the next starts when one ends', async () => {
		const tasks = openTasks();
		const done = forEachInFlight(upTo(25), undefined, tasks.task);
		expect(tasks.started).toEqual(upTo(10));
		await tasks.end(7);
		expect(tasks.started).toEqual(upTo(11));
		expect(tasks.underWay).toBe(10);
		await tasks.end(...upTo(11));
		await tasks.end(...upTo(25));
		await tasks.end(...upTo(25));
		await done;
		expect(tasks.started).toEqual(upTo(25));
	});

	it.each([0, 1, 9, 10, 11, 200])('run once each: %i', async (count) => {
		const done: number[] = [];
		await forEachInFlight(upTo(count), undefined, async (index) => {
			await Promise.resolve();
			done.push(index);
		});
		expect(done.sort((a, b) => a - b)).toEqual(upTo(count));
	});

	it('start no other after one throws, and wait for those that run', async () => {
		const tasks = openTasks();
		let ended = false;
		const done = forEachInFlight(upTo(25), undefined, tasks.task).catch((error: unknown) => {
			ended = true;
			return error;
		});
		await tasks.fail(4, 'four');
		expect(ended).toBe(false);
		await tasks.end(...upTo(10));
		expect(await done).toEqual(new Error('four'));
		expect(tasks.started).toEqual(upTo(10));
	});

	it('throw the error of the lowest number, even if another came first', async () => {
		const tasks = openTasks();
		const done = forEachInFlight(upTo(10), undefined, tasks.task).catch((error: unknown) => error);
		await tasks.fail(8, 'eight');
		await tasks.fail(3, 'three');
		await tasks.fail(5, 'five');
		await tasks.end(...upTo(10));
		expect(await done).toEqual(new Error('three'));
	});

	it('do not start once they are cancelled [checklist 156]', async () => {
		const stop = new AbortController();
		const tasks = openTasks();
		const done = forEachInFlight(upTo(25), stop.signal, tasks.task);
		stop.abort();
		await tasks.end(...upTo(10));
		await done;
		expect(tasks.started).toEqual(upTo(10));
	});

	it('do not start if they were cancelled before', async () => {
		const tasks = openTasks();
		await forEachInFlight(upTo(25), AbortSignal.abort(), tasks.task);
		expect(tasks.started).toEqual([]);
	});

	it('lend their slot while they wait, and get it back before a new task starts', async () => {
		const pool = new Pool();
		const order: string[] = [];
		const tasks = openTasks();
		let answer = () => {};
		const wait = new Promise<void>((resolve) => (answer = resolve));
		const done = pool.forEach(upTo(13), undefined, async (index) => {
			order.push(`begins ${index}`);
			if (index === 0) await pool.lend(wait);
			order.push(`runs ${index}`);
			await tasks.task(index);
		});
		await settle();
		expect(tasks.started).toEqual(upTo(11).slice(1));
		answer();
		await settle();
		expect(order).not.toContain('runs 0');
		await tasks.end(5);
		expect(order.at(-1)).toBe('runs 0');
		expect(order).not.toContain('begins 11');
		await tasks.end(...upTo(13));
		await tasks.end(...upTo(13));
		await done;
		expect(order.filter((one) => one.startsWith('runs'))).toHaveLength(13);
	});

	it('get their slot back when no task is left to start', async () => {
		const pool = new Pool();
		const ended: number[] = [];
		await pool.forEach(upTo(3), undefined, async (index) => {
			await pool.lend(settle());
			ended.push(index);
		});
		expect(ended).toEqual(upTo(3));
	});

	it('are 100 at most that have begun, while all of them wait', async () => {
		const pool = new Pool();
		const begun: number[] = [];
		let answer = () => {};
		const wait = new Promise<void>((resolve) => (answer = resolve));
		const done = pool.forEach(upTo(250), undefined, async (index) => {
			begun.push(index);
			await pool.lend(wait);
		});
		await settle();
		expect(begun).toEqual(upTo(100));
		answer();
		await done;
		expect(begun).toEqual(upTo(250));
	});
});
