import { sleep } from 'n8n-workflow';
import { SharedCache } from '../../../nodes/Argyle/api/cache';

const hour = 3_600_000;

describe('a cache of lookups', () => {
	let now: number;
	let loads: string[];
	let cache: SharedCache<string>;
	const get = async (key: string, value: string | null = key.toUpperCase()) =>
		await cache.get(key, async () => {
			loads.push(key);
			return value;
		});

	beforeEach(() => {
		now = 0;
		loads = [];
		cache = new SharedCache({ size: 20, keepMs: hour, loadMs: hour, now: () => now });
	});

	it('looks up 20 providers 20 times for 1,000 deliveries [checklist 131]', async () => {
		const keys = Array.from({ length: 1_000 }, (_, index) => `item_${index % 20}`);
		const found = await Promise.all(keys.map(async (key) => await get(key)));
		expect(found).toEqual(keys.map((key) => key.toUpperCase()));
		expect(loads).toHaveLength(20);
	});

	it('forgets after an hour [checklist 131]', async () => {
		await get('a');
		now = hour - 1;
		await get('a');
		expect(loads).toEqual(['a']);
		now = hour;
		await get('a');
		expect(loads).toEqual(['a', 'a']);
	});

	it('counts the time by the clock of the process unless it gets another', async () => {
		const short = new SharedCache<string>({ size: 1, keepMs: hour, loadMs: hour });
		const load = async () => `at ${performance.now()}`;
		const first = await short.get('a', load);
		expect(await short.get('a', load)).toBe(first);
		jest.spyOn(performance, 'now').mockReturnValue(performance.now() + hour);
		expect(await short.get('a', load)).not.toBe(first);
		jest.restoreAllMocks();
	});

	it('holds no more than its size, and what was used last the longest [checklist 131]', async () => {
		for (let key = 0; key < 20; key++) await get(String(key));
		await get('0');
		await get('new');
		expect(cache.size).toBe(20);
		loads = [];
		await get('0');
		await get('1');
		expect(loads).toEqual(['1']);
	});

	describe('a lookup that takes too long', () => {
		let brief: SharedCache<string>;
		let late: { resolve: (value: string) => void; reject: (error: Error) => void };

		beforeEach(async () => {
			brief = new SharedCache<string>({ size: 1, keepMs: hour, loadMs: 5 });
			const load = async () =>
				await new Promise<string>((resolve, reject) => {
					late = { resolve, reject };
				});
			expect(await brief.get('a', load)).toBeNull();
		});

		it('does not make later ones of its key wait', async () => {
			expect(await brief.get('a', async () => await Promise.resolve('A'))).toBe('A');
		});

		it('is cached when it ends', async () => {
			late.resolve('late');
			await sleep(0);
			expect(await brief.get('a', async () => await Promise.resolve('A'))).toBe('late');
		});

		it('may fail without anybody who waits for it', async () => {
			late.reject(new Error('too late'));
			await sleep(0);
			expect(brief.size).toBe(0);
		});
	});

	it('does not keep a lookup without a result [checklist 131]', async () => {
		expect(await get('a', null)).toBeNull();
		expect(await get('a')).toBe('A');
		expect(cache.size).toBe(1);
	});

	it('does not keep a lookup that threw, and rejects for all callers that waited for it', async () => {
		const fail = async () =>
			await cache.get('a', async () => {
				loads.push('a');
				throw new Error('down');
			});
		const both = await Promise.allSettled([fail(), fail()]);
		expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(loads).toEqual(['a']);
		expect(await get('a')).toBe('A');
	});
});
