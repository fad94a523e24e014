import { measurePeak } from '../../../../tools/process/memory.cts';
import type { Outcome, Scene } from '../../../engine/action/scene';
import { openScene } from '../../../engine/action/scene';

jest.setTimeout(240_000);

const accountCount = 100_000;
const providerCount = 500;
const codes = ['invalid_mfa', 'mfa_timeout', 'invalid_credentials', 'system_error', 'brand_new'];
const states = ['failed', 'refailed', 'connected', 'connecting'] as const;

/** Counts of failures by code and by item, written down as the accounts are added. */
const expected = { code: new Map<string, number>(), item: new Map<string, number>(), failing: 0 };

const addTo = (counts: Map<string, number>, key: string) =>
	counts.set(key, (counts.get(key) ?? 0) + 1);

function addAccounts({ argyle }: Scene) {
	const { id: user } = argyle.users.add();
	const items = Array.from({ length: providerCount }, (_one, index) => {
		return argyle.items.add({ name: `Provider ${index}` }).id;
	});
	for (let index = 0; index < accountCount; index++) {
		const state = states[index % 4] ?? 'failed';
		const item = items[(index * 7) % providerCount] ?? '';
		const error_code = codes[index % 5] ?? '';
		const isFailed = state === 'failed' || state === 'refailed';
		argyle.accounts.add({ user, item, ...(isFailed && { connection: { error_code } }) }, state);
		if (!isFailed) continue;
		expected.failing += 1;
		addTo(expected.code, error_code);
		addTo(expected.item, item);
	}
}

const getStatistics = { resource: 'account', operation: 'getStatistics' };

let scene: Scene;
let outcome: Outcome;
beforeAll(async () => {
	scene = await openScene({ rateLimit: 50 });
	addAccounts(scene);
	outcome = await scene.run(getStatistics);
});
afterAll(async () => await scene.close());

const readRows = (rows: unknown, key: string) =>
	new Map(
		(Array.isArray(rows) ? rows : []).map((row) => [String(Object(row)[key]), Object(row).count]),
	);

describe('Get Statistics over 100,000 accounts of 500 providers', () => {
	it('counts as an independent count does [checklist 148]', () => {
		expect(outcome.message).toBeUndefined();
		const [statistics = {}] = outcome.output;
		expect(statistics).toMatchObject({
			total: accountCount,
			failing: expected.failing,
			never_connected: accountCount / 4,
			connected: accountCount / 4,
			connecting: accountCount / 4,
		});
		expect(readRows(statistics.failures_by_code, 'error_code')).toEqual(expected.code);
		expect(readRows(statistics.failures_by_provider, 'item')).toEqual(expected.item);
	});

	it('reads each page and each name once [checklist 149]', () => {
		const requests = scene.argyle.requests.map(({ method, path }) => `${method} ${path}`);
		const names = requests.filter((request) => request.includes('/items/'));
		expect(names).toHaveLength(expected.item.size);
		expect(new Set(names).size).toBe(expected.item.size);
		expect(requests).toHaveLength(accountCount / 200 + expected.item.size);
	});

	it('keeps numbers and no accounts: less than 64 MB at any time [checklist 149]', async () => {
		scene.argyle.clearJournal();
		const peak = await measurePeak(async () => await scene.run(getStatistics), 1_000);
		expect(peak).toBeLessThan(64 * 1024 * 1024);
	});
});
