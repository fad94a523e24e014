import type { IDataObject } from 'n8n-workflow';
import type { Finding, PollState, ScanWish } from '../../nodes/Argyle/poll/scan';
import { compare, keepNewest } from '../../nodes/Argyle/poll/scan';

/** What an account is built from in these tests. */
export interface Sketch {
	id?: string;
	status?: string;
	code?: string | null;
	at?: string | null;
	/** Undefined stands for an object that leaves it open. */
	connectedOnce?: boolean;
}

/** An account as REST shows it, as far as the scan looks at it. */
export function sketchAccount(sketch: Sketch = {}): IDataObject {
	const { id = 'a', status = 'error', code = 'invalid_mfa', at = time(1), connectedOnce } = sketch;
	const past: IDataObject =
		connectedOnce === undefined
			? {}
			: {
					scanned_at: connectedOnce ? '2026-01-01T00:00:00.000Z' : null,
					ongoing_refresh: { status: connectedOnce ? 'enabled' : 'idle' },
					availability: {},
				};
	return { id, connection: { status, error_code: code, updated_at: at }, ...past };
}

/** A moment of some day, later for a greater number. */
export function time(minute: number): string {
	return new Date(Date.UTC(2026, 0, 29, 0, minute)).toISOString();
}

/** What a node does by default. */
export const byDefault: ScanWish = {
	watched: ['first'],
	emitExisting: false,
	repeatAfterRestart: false,
	process: 'this process',
};

/** The state of a node that has polled before. */
export function stateOf(accounts: Record<string, string> = {}): PollState {
	return { watched: ['first'], accounts: new Map(Object.entries(accounts)), started: null };
}

/** Compares the findings of a listing of one page with the state of the poll before. */
export function compareFindings(
	findings: Finding[],
	state: PollState,
	wish: ScanWish,
	isComplete: boolean,
) {
	const found = { failing: new Map(), fresh: new Map() };
	keepNewest(found, findings, state, wish);
	return compare(found, state, wish, isComplete);
}
