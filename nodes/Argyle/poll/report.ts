import type { Logger } from 'n8n-workflow';
import type { Ending } from './reading';
import type { PollState, Scan } from './scan';

/**
 * Logs what the user can't see in the items of a poll.
 *
 * @param emitted the number of items
 */
export function reportScan(
	logger: Pick<Logger, 'debug' | 'info' | 'warn'>,
	ending: Ending,
	{ before, pages }: Pick<Scan, 'before' | 'pages'>,
	{ accounts }: Pick<PollState, 'accounts'>,
	emitted: number,
): void {
	if (ending === 'cut') {
		logger.warn(
			"Argyle's pagination looped, so Argyle Polling Trigger could not read all accounts. It continues with the next poll",
		);
	} else if (ending === 'paused') {
		logger.debug(`Argyle Polling Trigger read ${pages} pages, and continues with the next poll`);
	} else if (before.watch === null && accounts.size > emitted) {
		logger.info(
			`Argyle Polling Trigger recorded the accounts that failed before (${accounts.size - emitted}). Only later changes start the workflow`,
		);
	}
}
