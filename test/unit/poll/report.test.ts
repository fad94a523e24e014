import type { Ending } from '../../../nodes/Argyle/poll/reading';
import { reportScan } from '../../../nodes/Argyle/poll/report';
import { beginAt } from '../../../nodes/Argyle/poll/scan';
import type { PollState } from '../../../nodes/Argyle/poll/scan';
import { stateOf, time } from '../../support/accounts';

/** The log lines of a poll that ended with two known failures. */
function report(ending: Ending, before: PollState, emitted: number): string[] {
	const lines: string[] = [];
	const add = (level: string) => (text: string) => void lines.push(`${level}: ${text}`);
	const logger = { debug: add('debug'), info: add('info'), warn: add('warn') };
	const after = stateOf({ a: time(1), b: time(2) });
	reportScan(logger, ending, { before, pages: 3 }, after, emitted);
	return lines;
}

const first = beginAt(time(0));
const later = stateOf();

describe('the log of a poll', () => {
	it.each<[string, Ending, PollState, number, string[]]>([
		['warns of a loop', 'cut', first, 0, ["warn: Argyle's pagination looped"]],
		['notes a pause', 'paused', first, 0, ['debug: Argyle Polling Trigger read 3 pages']],
		['says how many failures a first scan recorded', 'whole', first, 0, ['before (2)']],
		['does not count those that it emitted', 'whole', first, 1, ['before (1)']],
		['is empty when a first scan emitted all of them', 'whole', first, 2, []],
		['is empty after each later scan', 'whole', later, 0, []],
	])('%s', (_rule, ending, before, emitted, lines) => {
		expect(report(ending, before, emitted)).toEqual(
			lines.map((line) => expect.stringContaining(line)),
		);
	});
});
