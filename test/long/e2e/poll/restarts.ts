import { until } from '../../../../tools/process/wait.cts';
import { Book } from './book';
import type { BookOptions } from './book';

/** 100,000 accounts, and how long each of their pages takes, in ms. */
const pages = 500;
const pageMs = 1_000;

const restarts = 20;

/** What has to hold under each of n8n's engines. */
export function describeRestarts(name: string, options: BookOptions): void {
	describe(`100,000 accounts whose pages take ${pageMs} ms each, ${name}`, () => {
		let book: Book;
		let onLastPage: string;
		let workflow: string;

		beforeAll(async () => {
			book = await Book.open(options);
			onLastPage = book.fill(pages);
			book.slowDown(pageMs);
		}, 300_000);

		afterAll(async () => await book?.world.close());

		it('are published within half a minute [checklist 117]', async () => {
			const started = performance.now();
			workflow = await book.publish();
			expect(performance.now() - started).toBeLessThan(30_000);
			expect(await book.isPublished(workflow)).toBe(true);
		}, 120_000);

		it(`stay polled through ${restarts} restarts in a row, and each failure starts the workflow once [checklist 118]`, async () => {
			const { argyle, n8n } = book.world;
			const failed = [onLastPage];
			argyle.playLogin({ account: onLastPage });
			for (let restart = 1; restart <= restarts; restart += 1) {
				await n8n.stop();
				failed.push(argyle.playLogin({ errorCode: 'invalid_mfa' }).account.id);
				const before = book.listings().length;
				await n8n.start();
				await until('A poll after a restart', () => book.listings().length > before, {
					timeoutMs: 60_000,
				});
				expect(await book.isPublished(workflow)).toBe(true);
			}
			book.slowDown(0);
			for (const account of failed) await book.waitForAccount(workflow, account, 120_000);
			await book.waitForScan(120_000);
			expect((await book.runs(workflow)).flat().sort()).toEqual([...failed].sort());
			expect(n8n.readLog()).not.toMatch(/No bridge acquired|exceeded its timeout/);
		}, 1_800_000);
	});
}
