import { findOutputViolations } from '../../support/schemas';
import { useScene } from './scene';

const scene = useScene();

const get = { resource: 'account', operation: 'getStatistics' };

describe('Account → Get Statistics', () => {
	it('names each provider with one lookup', async () => {
		const { argyle } = scene;
		const items = ['Down Corp', 'Up Corp'].map((name) => argyle.items.add({ name }).id);
		for (let index = 0; index < 20; index++) argyle.accounts.add({ item: items[index % 2] });
		const { output, pairs } = await scene.run(get);
		expect(pairs).toEqual([{ item: 0 }]);
		expect(output.flatMap(findOutputViolations['account getStatistics'])).toEqual([]);
		expect(output).toMatchObject([
			{ total: 20, failing: 20, never_connected: 20, failed_after: null },
		]);
		expect(JSON.stringify(output)).toMatch(/Down Corp.*Up Corp|Up Corp.*Down Corp/);
		expect(argyle.requestsTo('GET', /^\/v2\/items\//)).toHaveLength(2);
	});

	it('reads the names while it reads the pages, and every one once [checklist 149]', async () => {
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

	it('counts without the name of a provider that can not be read [checklist 148]', async () => {
		const { item } = scene.argyle.accounts.add();
		scene.argyle.faults.add({ path: '/v2/items/', status: 403 });
		expect((await scene.run(get)).output).toMatchObject([
			{ failing: 1, failures_by_provider: [{ item, name: null, status: null, count: 1 }] },
		]);
	});

	it('refuses a filter that is not a date', async () => {
		const { message } = await scene.run({ ...get, filters: { failedAfter: 'soon' } });
		expect(message).toMatch(/^The filter 'Failed After' is not a date/);
	});

	it('counts only failures after a time [checklist 148]', async () => {
		scene.argyle.accounts.add({ created_at: '2026-01-01T00:00:00.000Z' });
		scene.argyle.accounts.add();
		const filters = { failedAfter: '2026-02-01T00:00:00Z' };
		expect((await scene.run({ ...get, filters })).output).toMatchObject([
			{ total: 2, failing: 1, failed_after: '2026-02-01T00:00:00.000Z' },
		]);
	});
});
