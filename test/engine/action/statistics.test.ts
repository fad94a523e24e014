import { findOutputViolations } from '../../support/schemas';
import type { Scene } from './scene';
import { openScene } from './scene';

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(async () => await scene.close());

const get = { resource: 'account', operation: 'getStatistics' };

/** Counts the same in another way: from the simulator's own accounts. */
const countBy = (
	scene: Scene,
	read: (account: ReturnType<Scene['argyle']['accounts']['add']>) => string,
) => {
	const counts: Record<string, number> = {};
	for (const account of scene.argyle.accounts.list()) {
		if (account.connection.status !== 'error') continue;
		counts[read(account)] = (counts[read(account)] ?? 0) + 1;
	}
	return counts;
};

const readRows = (rows: unknown, key: string) =>
	Object.fromEntries(
		(Array.isArray(rows) ? rows : []).map((row) => [String(Object(row)[key]), Object(row).count]),
	);

describe('Account → Get Statistics', () => {
	it('counts as an independent count does, and names each provider with one lookup', async () => {
		const { argyle } = scene;
		const items = ['Down Corp', 'Up Corp'].map((name) => argyle.items.add({ name }).id);
		const codes = ['invalid_mfa', 'mfa_timeout', 'invalid_credentials'];
		const states = ['failed', 'refailed', 'connected', 'connecting'] as const;
		for (let index = 0; index < 240; index++) {
			const error_code = codes[index % 3];
			const state = states[index % 4];
			const at = new Date(Date.parse('2026-03-01T16:00:00Z') + (index % 5) * 86_400_000);
			argyle.accounts.add(
				{
					item: items[index % 2],
					created_at: at.toISOString(),
					...(index % 4 < 2 && { connection: { error_code } }),
				},
				state,
			);
		}
		const { output, pairs } = await scene.run(get);
		const [statistics = {}] = output;
		expect(pairs).toEqual([{ item: 0 }]);
		expect(output.flatMap(findOutputViolations['account getStatistics'])).toEqual([]);
		expect(statistics).toMatchObject({
			total: 240,
			connected: 60,
			connecting: 60,
			failing: 120,
			never_connected: 60,
		});
		expect(readRows(statistics.failures_by_code, 'error_code')).toEqual(
			countBy(scene, ({ connection }) => String(connection.error_code)),
		);
		expect(readRows(statistics.failures_by_provider, 'item')).toEqual(
			countBy(scene, ({ item }) => item),
		);
		expect(readRows(statistics.failures_by_day, 'date')).toEqual(
			countBy(scene, ({ connection }) => String(connection.updated_at).slice(0, 10)),
		);
		const names = argyle.requestsTo('GET', /^\/v2\/items\//);
		expect(names.map(({ path }) => path.slice(10)).sort()).toEqual([...items].sort());
		expect(JSON.stringify(statistics)).toContain('Down Corp');
	});

	it('reads the names while it reads the pages, and every one once', async () => {
		const items = Array.from({ length: 6 }, () => scene.argyle.items.add().id);
		// The newest are listed first, so each page brings three more.
		for (let index = 0; index < 400; index++) {
			scene.argyle.accounts.add({ item: items[index < 200 ? index % 3 : 3 + (index % 3)] });
		}
		scene.argyle.faults.add({ path: '/v2/accounts', delayMs: 100, times: Infinity });
		await scene.run(get);
		const paths = scene.argyle.requests.map(({ path }) => path);
		const names = paths.filter((path) => path.includes('/items/'));
		expect([...names].sort()).toEqual(items.map((id) => `/v2/items/${id}`).sort());
		expect(paths.indexOf(names[0] ?? '')).toBeLessThan(paths.lastIndexOf('/v2/accounts'));
	});

	it('begins no further lookup when a page can not be read', async () => {
		for (let index = 0; index < 400; index++) {
			scene.argyle.accounts.add({ item: scene.argyle.items.add().id });
		}
		scene.argyle.faults.add({ path: '/v2/accounts' });
		scene.argyle.faults.add({ path: '/v2/accounts', status: 403 });
		const { message } = await scene.run(get);
		expect(message).toMatch(/does not allow this API key/);
		const countNames = () => scene.argyle.requestsTo('GET', /^\/v2\/items\//).length;
		const before = countNames();
		await scene.run({ resource: 'account', operation: 'getAll', limit: 1 });
		expect(countNames()).toBe(before);
	});

	it('counts without the name of a provider that can not be read', async () => {
		const { item } = scene.argyle.accounts.add();
		scene.argyle.faults.add({ path: '/v2/items/', status: 403 });
		expect((await scene.run(get)).output).toMatchObject([
			{ failing: 1, failures_by_provider: [{ item, name: null, count: 1 }] },
		]);
	});

	it('counts only failures after a time', async () => {
		scene.argyle.accounts.add({ created_at: '2026-01-01T00:00:00.000Z' });
		scene.argyle.accounts.add();
		const filters = { failedAfter: '2026-02-01T00:00:00Z' };
		expect((await scene.run({ ...get, filters })).output).toMatchObject([
			{ total: 2, failing: 1, failed_after: '2026-02-01T00:00:00.000Z' },
		]);
	});
});
