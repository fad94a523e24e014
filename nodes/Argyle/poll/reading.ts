import { walkAccounts } from '../api/accounts';
import type { ArgyleClient } from '../api/types';
import type { Change, Scan } from './scan';
import { findChanges, notePage } from './scan';
import { needsAllAccounts } from './watch';

/**
 * How a poll ended: `whole` after the last page, `cut` where Argyle's pagination looped, `paused` at
 * the deadline.
 */
export type Ending = 'whole' | 'cut' | 'paused';

/**
 * Max. pages of a scan, over all its polls: ten million accounts. Without it, a scan would never end if
 * the pagination loops over more pages than one poll reads.
 */
const maxPages = 50_000;

/**
 * Reads the accounts page by page, starting at the scan's position. It marks a page as read after
 * its changes were emitted.
 *
 * @param deadline ends the reading; the pages read before it count
 * @param emit returns whether it emitted all changes. `canWait`: whether this poll has made progress,
 *   so that it may leave changes to the next one
 * @throws NodeApiError when a page can't be read, unless the deadline has passed and this poll has
 *   made progress
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
