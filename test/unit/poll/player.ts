import type { IDataObject } from 'n8n-workflow';
import type { Change, PollState } from '../../../nodes/Argyle/poll/scan';
import {
	endScan,
	findChanges,
	noteChange,
	notePage,
	openScan,
	pauseScan,
} from '../../../nodes/Argyle/poll/scan';
import type { Watch } from '../../../nodes/Argyle/poll/watch';

/** How a poll goes; all of it is read unless said otherwise. */
export interface Course {
	size?: number;
	/** The time of the poll is over after so many pages, but not before the first. */
	pausesAfter?: number;
	/** In the page at which it pauses, it emits only so many of the changes. */
	emitsAtPause?: number;
	/** The page with this number can't be read. */
	failsAt?: number;
	/** The pagination loops after so many pages. */
	circlesAfter?: number;
}

export interface Outcome {
	emitted: Change[];
	state: PollState;
	/** The accounts that it read; none when a page could not be read. */
	read: IDataObject[];
}

/** A poll of a list that is sorted by id and paged by the last id of a page. */
export function playPoll(
	accounts: IDataObject[],
	before: PollState,
	watch: Watch,
	now: string,
	course: Course = {},
): Outcome {
	const { size = 200, pausesAfter = Infinity, emitsAtPause, failsAt, circlesAfter } = course;
	const scan = openScan(before, watch, now);
	const emitted: Change[] = [];
	const read: IDataObject[] = [];
	for (let pages = 1; ; pages += 1) {
		if (pages === failsAt) return { emitted: [], state: before, read: [] };
		const rest = accounts.filter(({ id }) => scan.cursor === null || String(id) > scan.cursor);
		const page = rest.slice(0, size);
		const cursor = rest.length > size ? String(page.at(-1)?.id) : null;
		const changes = findChanges(scan, page);
		if (pages >= pausesAfter && emitsAtPause !== undefined && emitsAtPause < changes.length) {
			const ready = changes.slice(0, emitsAtPause);
			for (const change of ready) noteChange(scan, change);
			emitted.push(...ready);
			const ids = ready.map(({ id }) => id);
			read.push(...page.filter(({ id }) => ids.includes(String(id))));
			return { emitted, state: pauseScan(scan), read };
		}
		emitted.push(...changes);
		read.push(...page);
		notePage(scan, page, cursor);
		if (cursor === null) return { emitted, state: endScan(scan, true), read };
		if (pages === circlesAfter) return { emitted, state: endScan(scan, false), read };
		if (pages >= pausesAfter) return { emitted, state: pauseScan(scan), read };
	}
}

/** Changes as `<event> <account> <moment>`. */
export function nameChanges(changes: Change[]): string[] {
	return changes.map(({ event, id, moment }) => `${event.slice(9)} ${id} ${moment}`);
}
