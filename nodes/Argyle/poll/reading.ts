import { walkAccounts } from '../api/accounts';
import type { ArgyleClient } from '../api/types';
import type { Change, Scan } from './scan';
import { findChanges, notePage } from './scan';
import { needsAllAccounts } from './watch';

/**
 * How far a poll came: to the last page, to where Argyle's pagination looped, or to the end of
 * its time.
 */
export type Ending = 'whole' | 'cut' | 'paused';

/**
 * How many pages a scan has at most, all its polls together: ten million accounts. A circle that is
 * longer than what one poll reads would otherwise never end.
 */
const maxPages = 50_000;

/**
 * Reads the accounts page by page from where the scan is, and marks each page as read once its
 * changes were emitted.
 *
 * @param deadline ends the reading; what was read until then counts
 * @param emit gives whether it emitted all of these changes. `canWait`: whether the poll has come
 *   further than the one before, so that it may leave some to the next
 * @throws NodeApiError when a page can't be read, unless the time is over and the poll has come
 *   further
 */
export async function readAccounts(
	client: ArgyleClient,
	scan: Scan,
	deadline: AbortSignal,
	emit: (changes: Change[], canWait: boolean) => Promise<boolean>,
): Promise<Ending> {
	const query = { neverConnected: !needsAllAccounts(scan.watch) };
	const pages = walkAccounts(client, query, scan.cursor);
	let isFurther = false;
	for (;;) {
		const page = await pages.next().catch((error) => {
			if (deadline.aborted && isFurther) return null;
			throw error;
		});
		if (page === null) return 'paused';
		if (page.done) return page.value ? 'whole' : 'cut';
		const { results, cursor, requestedAt } = page.value;
		const changes = findChanges(scan, results, requestedAt);
		if (!(await emit(changes, isFurther))) return 'paused';
		notePage(scan, results, cursor);
		isFurther = true;
		if (cursor !== null && scan.pages >= maxPages) return 'cut';
		if (cursor !== null && deadline.aborted) return 'paused';
	}
}
