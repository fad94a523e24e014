import { startSimulator } from '../../../tools/simulator/index.cts';
import { createClient } from '../../../tools/simulator/client.cts';
import { RateLimit } from '../../../tools/simulator/rate-limit.cts';

describe('Argyle simulator: rate limit', () => {
	const admittedAt = (times: number[], limit = 50) => {
		let now = 0;
		const rateLimit = new RateLimit(() => now);
		return times.filter((time) => {
			now = time;
			return rateLimit.admits('key', limit);
		}).length;
	};

	it.each([
		['all at the same time', Array.from({ length: 80 }, () => 0), 50],
		['within the second', Array.from({ length: 80 }, (_, index) => index * 12), 50],
		['at exactly the pace', Array.from({ length: 200 }, (_, index) => index * 20), 200],
		['two full seconds', [...Array(60).fill(0), ...Array(60).fill(1000)], 100],
	])('admits of %s what fits in any second [checklist 70]', (_case, times, admitted) => {
		expect(admittedAt(times)).toBe(admitted);
	});

	it('admits all when it is off', () => {
		expect(admittedAt(Array(500).fill(0), 0)).toBe(500);
	});

	it('counts each key for itself', () => {
		const rateLimit = new RateLimit(() => 0);
		expect(['a', 'a', 'b'].map((key) => rateLimit.admits(key, 1))).toEqual([true, false, true]);
	});

	it('answers what is over with 429 and Retry-After [checklist 68]', async () => {
		const argyle = await startSimulator({ rateLimit: 1 });
		const client = createClient(argyle.url, argyle.keys.sandbox);
		const answers = await Promise.all([client('GET', '/v2/users'), client('GET', '/v2/users')]);
		const [passed, refused] = answers.sort((a, b) => a.status - b.status);
		expect(passed.status).toBe(200);
		expect(refused).toMatchObject({
			status: 429,
			body: { detail: 'Request was throttled. Expected available in 1 second.' },
		});
		expect(refused.headers.get('retry-after')).toBe('1');
		await argyle.close();
	});
});
