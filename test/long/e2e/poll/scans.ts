import { Book } from './book';
import type { BookOptions } from './book';

/** How long each page of the book takes, in ms. */
const pageMs = 1_000;

/** A scan, and the polls between which it pauses. */
const scanTimeoutMs = 300_000;

/**
 * What has to hold under each of n8n's schedulers.
 * @param pages of the book; a publishing reads 18 of them, and a later poll 30
 */
export function describeScans(name: string, pages: number, options: BookOptions): void {
	describe(`a book of ${pages} pages that take ${pageMs} ms each, ${name}`, () => {
		let book: Book;
		let onLastPage: string;
		let workflow: string;

		beforeAll(async () => {
			book = await Book.open(options);
			onLastPage = book.fill(pages);
			book.slowDown(pageMs);
		}, 300_000);

		afterAll(async () => await book?.world.close());

		it('is published within half a minute [checklist 117]', async () => {
			const started = performance.now();
			workflow = await book.publish();
			expect(performance.now() - started).toBeLessThan(30_000);
			expect(await book.isPublished(workflow)).toBe(true);
		}, 120_000);

		it(
			'is read to its end, by several polls: who fails on its last page starts the workflow [checklist 119]',
			async () => {
				book.world.argyle.playLogin({ account: onLastPage });
				expect(await book.waitForAccounts(workflow, 1, scanTimeoutMs)).toEqual([onLastPage]);
			},
			scanTimeoutMs,
		);

		it(
			'stays published when n8n is restarted, and what failed meanwhile is found once [checklist 118]',
			async () => {
				await book.world.n8n.stop();
				const { id } = book.world.argyle.playLogin({ errorCode: 'invalid_mfa' }).account;
				await book.world.n8n.start();
				expect(await book.waitForAccounts(workflow, 2, scanTimeoutMs)).toEqual(
					expect.arrayContaining([onLastPage, id]),
				);
				expect(await book.isPublished(workflow)).toBe(true);
				book.slowDown(0);
				await book.waitForScan(scanTimeoutMs);
				expect(await book.runs(workflow)).toHaveLength(2);
			},
			2 * scanTimeoutMs,
		);

		it('is read although each scan takes longer than four intervals: no poll fails [checklist 120]', async () => {
			const executions = await book.runs(workflow);
			expect(executions).toHaveLength(2);
			expect(book.world.n8n.readLog()).not.toMatch(/No bridge acquired|exceeded its timeout/);
		});
	});
}
