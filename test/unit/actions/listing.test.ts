import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { collect, readLimit } from '../../../nodes/Argyle/actions/listing';
import { createExecuteContext } from './context';

describe('the limit of a list', () => {
	it.each([
		['all', { returnAll: true, limit: 5 }, Infinity],
		['a few', { returnAll: false, limit: 5 }, 5],
		['one', { returnAll: false, limit: 1 }, 1],
		['a part more', { returnAll: false, limit: 2.9 }, 2],
		['a number as text', { returnAll: false, limit: '={{ "7" }}' }, 7],
		['nothing said', {}, 50],
		['"all" as a text that an expression gave', { returnAll: '={{ "True" }}', limit: 5 }, Infinity],
	])('%s', (_what, parameters, limit) => {
		expect(readLimit(createExecuteContext({ operation: 'getAll', ...parameters }), 0)).toBe(limit);
	});

	it.each([0, -1, 0.5, '={{ "many" }}', '={{ null }}', '={{ NaN }}'])(
		'refuses %j, and the error says how to fix it',
		(limit) => {
			const context = createExecuteContext({ operation: 'getAll', limit });
			expect(() => readLimit(context, 0)).toThrow(
				expect.objectContaining({
					message: "'Limit' has to be 1 or more",
					description: expect.stringContaining("switch on 'Return All'"),
				}),
			);
		},
	);
});

it.each(['={{ "yes" }}', '={{ 1 }}', '={{ null }}'])(
	'"Return All" refuses %j, as the list would be cut without a message',
	(returnAll) => {
		const context = createExecuteContext({ operation: 'getAll', returnAll });
		expect(() => readLimit(context, 0)).toThrow(/^'Return All' is neither true nor false/);
	},
);

/** Pages that tell how many of them were read. */
function openPages(pages: IDataObject[][]) {
	const counter = { read: 0 };
	async function* generate() {
		for (const page of pages) {
			counter.read += 1;
			yield page;
		}
	}
	return { counter, pages: generate() };
}

const recordsOf = (from: number, count: number) =>
	Array.from({ length: count }, (_one, index) => ({ id: `id-${from + index}` }));

describe('the records of a list', () => {
	it('come in the order of the pages, each once, even if one moves to a later page [checklist 150]', async () => {
		const { pages } = openPages([[{ id: 'a' }, { id: 'b' }], [{ id: 'b' }, { id: 'c' }], []]);
		expect(await collect(pages, Infinity, (record) => record)).toEqual(
			['a', 'b', 'c'].map((id) => ({ id })),
		);
	});

	it.each([
		[1, 1],
		[2, 1],
		[3, 2],
		[4, 2],
		[5, 3],
		[99, 3],
		[Infinity, 3],
	])(
		'need no more pages than the limit: %j of 6 need %i [checklist 150]',
		async (limit, pagesRead) => {
			const { counter, pages } = openPages([recordsOf(0, 2), recordsOf(2, 2), recordsOf(4, 2)]);
			const taken = await collect(pages, limit, (record) => record);
			expect(taken).toHaveLength(Math.min(limit, 6));
			expect(counter.read).toBe(pagesRead);
		},
	);

	it('are those that match; the others do not count for the limit', async () => {
		const { counter, pages } = openPages([recordsOf(0, 10), recordsOf(10, 10), recordsOf(20, 10)]);
		const taken = await collect(pages, 2, ({ id }) =>
			String(id).endsWith('9') ? { last: id } : null,
		);
		expect(taken).toEqual([{ last: 'id-9' }, { last: 'id-19' }]);
		expect(counter.read).toBe(2);
	});

	it('are the first that differ, for any pages and any limit', async () => {
		const page = fc.array(fc.record({ id: fc.nat(20) }), { maxLength: 8 });
		await fc.assert(
			fc.asyncProperty(
				fc.array(page, { maxLength: 5 }),
				fc.integer({ min: 1 }),
				async (all, limit) => {
					const taken = await collect(openPages(all).pages, limit, (record) => record);
					const ids = [...new Set(all.flat().map(({ id }) => id))];
					expect(taken.map(({ id }) => id)).toEqual(ids.slice(0, limit));
				},
			),
		);
	});

	it('are not returned in part when a page cannot be read', async () => {
		async function* broken() {
			yield recordsOf(0, 2);
			throw new Error('lost');
		}
		await expect(collect(broken(), Infinity, (record) => record)).rejects.toThrow('lost');
	});
});
