import { randomUUID } from 'node:crypto';
import type { Arrival, Conduct } from './simulatedArgyle';
import { seededRandom } from '../../../tools/simulator/random.cts';
import { deleteAccounts, drawFault } from './simulatedArgyle';

jest.setTimeout(120_000);
beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const quick: Conduct = {
	latency: () => 50,
	actsAt: () => 0.5,
	fault: () => null,
	isConnected: () => false,
};

const finish = async (ended: Promise<void>) => {
	let isDone = false;
	void ended.then(() => (isDone = true));
	while (!isDone) await jest.advanceTimersByTimeAsync(60_000);
};

const createIds = (count: number): string[] => Array.from({ length: count }, () => randomUUID());

const countBy = (arrivals: Arrival[], method: string) => {
	const counts = new Map<string, number>();
	for (const { id } of arrivals.filter((one) => one.method === method)) {
		counts.set(id, (counts.get(id) ?? 0) + 1);
	}
	return counts;
};

/** The most requests that left, or arrived, within any second. */
const busiestSecond = (times: number[]) => {
	const sorted = [...times].sort((a, b) => a - b);
	let first = 0;
	return sorted.reduce((most, at, index) => {
		while (at - (sorted[first] ?? at) >= 1000) first += 1;
		return Math.max(most, index - first + 1);
	}, 0);
};

/** Before each answer to an account's GET or DELETE, up to so many faults. */
const faultsBefore = (random: () => number, most: number): Conduct['fault'] => {
	const left = new Map<string, number>();
	return (method, id) => {
		const key = `${method} ${id}`;
		const faults = left.get(key) ?? Math.floor(random() * (most + 1));
		if (faults === 0) {
			left.delete(key);
			return null;
		}
		left.set(key, faults - 1);
		return drawFault(random);
	};
};

describe('100 guarded deletes with up to four faults before each answer [checklist 69]', () => {
	it.each([1, 2])('all delete: seed %i [checklist 146]', async (seed) => {
		const ids = createIds(100);
		const fault = faultsBefore(seededRandom(seed), 4);
		const { ended, arrivals, deleted, outcomes } = deleteAccounts(ids, { ...quick, fault });
		await finish(ended);
		expect([...outcomes.values()].filter((outcome) => Object(outcome).error)).toEqual([]);
		expect([...outcomes.values()]).toEqual(ids.map(() => ({ deleted: true })));
		expect(deleted.size).toBe(100);
		expect(Math.max(...countBy(arrivals, 'DELETE').values())).toBeLessThanOrEqual(5);
		const refusals = arrivals.filter(({ faulty }) => faulty);
		for (const [id, count] of countBy(arrivals, 'GET')) {
			const own = refusals.filter((one) => one.id === id).length;
			expect(count).toBeLessThanOrEqual(5 * (own + 1));
		}
		expect(busiestSecond(arrivals.map(({ sentAt }) => sentAt))).toBeLessThanOrEqual(50);
		expect(busiestSecond(arrivals.map(({ actedAt }) => actedAt))).toBeLessThanOrEqual(50);
	});
});

describe('1,000 deletes while every fourth request goes wrong [checklist 70]', () => {
	it('lose none, at 45 requests a second or more [checklist 146]', async () => {
		const random = seededRandom(7);
		const isTransient = () => {
			let fault = drawFault(random);
			// A 429 holds all requests: the storm above has it.
			while (fault.answer.kind === 'reply' && fault.answer.status === 429)
				fault = drawFault(random);
			return fault;
		};
		const ids = createIds(1_000);
		const fault = () => (random() < 0.25 ? isTransient() : null);
		const { ended, arrivals, deleted, outcomes } = deleteAccounts(ids, { ...quick, fault });
		await finish(ended);
		for (const [id, outcome] of outcomes) {
			const isDeleted = JSON.stringify(outcome) === '{"deleted":true}';
			expect(isDeleted || JSON.stringify(outcome).includes(id)).toBe(true);
			if (isDeleted) expect(deleted.has(id)).toBe(true);
		}
		expect(outcomes.size).toBe(1_000);
		const sent = arrivals.map(({ sentAt }) => sentAt).sort((a, b) => a - b);
		// Until the last account was begun: after that the last retries are waited for.
		const last = arrivals.find(({ id }) => id === ids.at(-1))?.sentAt ?? 0;
		const counted = sent.filter((at) => at <= last);
		const seconds = (last - (counted[0] ?? 0)) / 1000;
		expect(counted.length / seconds).toBeGreaterThanOrEqual(45);
		expect(busiestSecond(sent)).toBeLessThanOrEqual(50);
	});
});

describe('1,000 deletes whose accounts change meanwhile, with reads of 0 to 15 s [checklist 66]', () => {
	it('none leaves more than 3 s after the state that it relies on [checklist 145]', async () => {
		for (let seed = 1; seed <= 10; seed++) {
			const random = seededRandom(seed);
			const start = performance.now();
			const ids = createIds(10);
			const connectsAt = new Map(ids.map((id) => [id, start + random() * 40_000]));
			const conduct: Conduct = {
				latency: ({ method }) => random() * (method === 'GET' && random() < 0.7 ? 15_000 : 500),
				actsAt: random,
				fault: () => (random() < 0.1 ? drawFault(random) : null),
				isConnected: (id, at) => at >= (connectsAt.get(id) ?? Infinity),
			};
			const { ended, arrivals, outcomes } = deleteAccounts(ids, conduct);
			await finish(ended);
			expect(outcomes.size).toBe(10);
			for (const deletion of arrivals.filter(({ method }) => method === 'DELETE')) {
				const connectedAt = connectsAt.get(deletion.id) ?? Infinity;
				expect(deletion.sentAt - connectedAt).toBeLessThanOrEqual(3_000);
			}
		}
	});
});
