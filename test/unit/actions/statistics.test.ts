import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { AccountStatistics } from '../../../nodes/Argyle/actions/account/statistics';

const day = 86_400_000;
const noon = Date.parse('2026-03-10T12:00:00.000Z');

const failed = (code: string | null, item: string | null, at: number | null): IDataObject => ({
	item,
	scanned_at: null,
	ongoing_refresh: { status: 'idle' },
	availability: {},
	connection: {
		status: 'error',
		error_code: code,
		updated_at: at === null ? null : new Date(at).toISOString(),
	},
});

const count = (accounts: IDataObject[], failedAfter: number | null = null, timeZone = 'UTC') => {
	const statistics = new AccountStatistics({ failedAfter, timeZone });
	for (const account of accounts) statistics.add(account);
	return { statistics, summary: statistics.summarize(new Map()) };
};

describe('the statistics of accounts', () => {
	it('say how many are connected, failing, connecting and never connected [checklist 148]', () => {
		const { summary } = count([
			{ connection: { status: 'connected' } },
			{ connection: { status: 'connecting' } },
			{ connection: { status: 'connecting' }, source: 'doc_upload_item' },
			{ connection: { status: 'paused' } },
			failed('invalid_mfa', 'item_1', noon),
			failed('invalid_mfa', 'item_1', noon),
			{ ...failed('auth_required', 'item_1', noon), scanned_at: '2026-01-01T00:00:00Z' },
		]);
		expect(summary).toMatchObject({
			total: 7,
			connected: 1,
			connecting: 1,
			documents: 1,
			failing: 3,
			never_connected: 2,
			other: 1,
		});
	});

	it('list the largest number first, and days in their order', () => {
		const { summary } = count([
			failed('a_code', 'item_1', noon),
			failed('b_code', 'item_2', noon - day),
			failed('b_code', 'item_2', noon - day),
		]);
		expect(summary).toMatchObject({
			failures_by_code: [
				{ error_code: 'b_code', count: 2 },
				{ error_code: 'a_code', count: 1 },
			],
			failures_by_provider: [
				{ item: 'item_2', name: null, status: null, count: 2 },
				{ item: 'item_1', name: null, status: null, count: 1 },
			],
			failures_by_day: [
				{ date: '2026-03-09', count: 2 },
				{ date: '2026-03-10', count: 1 },
			],
		});
	});

	it("count days in the workflow's time zone [checklist 148]", () => {
		const late = failed('a_code', 'item_1', Date.parse('2026-03-10T20:00:00Z'));
		expect(count([late], null, 'Asia/Kolkata').summary).toMatchObject({
			failures_by_day: [{ date: '2026-03-11', count: 1 }],
		});
	});

	it('count failures at an unknown time as a day of their own, before all others', () => {
		const { summary } = count([failed('a', null, noon), failed('a', null, null)]);
		expect(summary.failures_by_day).toEqual([
			{ date: null, count: 1 },
			{ date: '2026-03-10', count: 1 },
		]);
	});

	it('keep the failures after a time', () => {
		const { summary } = count([failed('a', 'item_1', noon)], noon - 1);
		expect(summary).toMatchObject({ failing: 1 });
	});

	it('count failures before the given time in the total only [checklist 148]', () => {
		const { summary } = count(
			[
				failed('a_code', 'item_1', noon),
				failed('a_code', 'item_1', noon),
				failed('a_code', 'item_1', noon - 1),
				failed('a_code', 'item_1', null),
				{ connection: { status: 'connected' } },
			],
			noon - 1,
		);
		expect(summary).toMatchObject({ total: 5, connected: 1, failing: 2, other: 0 });
		expect(summary.failures_by_code).toEqual([{ error_code: 'a_code', count: 2 }]);
	});

	it('name each provider once', () => {
		const { statistics } = count([
			failed('a_code', 'item_1', noon),
			failed('b_code', 'item_1', noon),
			failed('b_code', null, noon),
		]);
		expect(statistics.items).toEqual(['item_1']);
		const providers = new Map([['item_1', { name: 'ADP', status: 'issues' }]]);
		expect(statistics.summarize(providers)).toMatchObject({
			failures_by_provider: [
				{ item: 'item_1', name: 'ADP', status: 'issues', count: 2 },
				{ item: null, name: null, status: null, count: 1 },
			],
		});
	});

	describe('of any accounts', () => {
		const account = fc.oneof(
			fc.constantFrom<IDataObject>(
				{ connection: { status: 'connected' } },
				{ connection: { status: 'connecting' } },
				{ connection: { status: 'x' } },
				{},
			),
			fc
				.tuple(
					fc.constantFrom('a', 'b', null),
					fc.constantFrom('item_1', 'item_2', null),
					fc.option(fc.integer({ min: noon - 3 * day, max: noon })),
				)
				.map(([code, item, at]) => failed(code, item, at)),
		);

		it('are right: their parts add up [checklist 148]', () => {
			fc.assert(
				fc.property(fc.array(account), (accounts) => {
					const { summary } = count(accounts);
					const { total, connected, connecting, documents, failing, other } = summary;
					const parts = [connected, connecting, documents, failing, other].map(Number);
					expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
					for (const key of ['code', 'group', 'provider', 'day']) {
						const rows = summary[`failures_by_${key}`];
						const counts = Array.isArray(rows) ? rows.map((row) => Number(Object(row).count)) : [];
						expect(counts.reduce((sum, part) => sum + part, 0)).toBe(failing);
					}
				}),
			);
		});

		it('are the same in whatever order Argyle lists the accounts', () => {
			fc.assert(
				fc.property(fc.array(account), (accounts) => {
					expect(count([...accounts].reverse()).summary).toEqual(count(accounts).summary);
				}),
			);
		});
	});
});
