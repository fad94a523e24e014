import type { IDataObject } from 'n8n-workflow';
import type { PollState } from '../../nodes/Argyle/poll/scan';
import type { Watch } from '../../nodes/Argyle/poll/watch';

/** What an account is built from in these tests. */
export interface Sketch {
	id?: string;
	status?: string;
	code?: string | null;
	at?: string | null;
	/** Undefined stands for an object that leaves it open. */
	connectedOnce?: boolean;
	/** The status of ongoing refresh of an account that was connected once. */
	refresh?: string;
}

/** An account as REST shows it, as far as the scan reads it. */
export function sketchAccount(sketch: Sketch = {}): IDataObject {
	const { id = 'a', status = 'error', code = 'invalid_mfa', at = time(1) } = sketch;
	const { connectedOnce, refresh = 'enabled' } = sketch;
	const past: IDataObject =
		connectedOnce === undefined
			? {}
			: {
					scanned_at: connectedOnce ? '2026-01-01T00:00:00.000Z' : null,
					ongoing_refresh: { status: connectedOnce ? refresh : 'idle' },
					availability: {},
				};
	return { id, connection: { status, error_code: code, updated_at: at }, ...past };
}

/** A moment of some day, later for a greater number; negative ones are before it. */
export function time(minute: number): string {
	return new Date(Date.UTC(2026, 0, 29, 0, minute)).toISOString();
}

/** What a node watches by default, changed. */
export function watchOf(changes: Partial<Watch> = {}): Watch {
	return {
		events: ['accounts.failed'],
		accounts: 'neverConnected',
		monitoredOnly: true,
		filter: { errorCodes: [], excludeErrorCodes: [], actors: [], firstConnectionOnly: false },
		...changes,
	};
}

/** The state of a node that has polled before. */
export function stateOf(accounts: Record<string, string> = {}, watch = watchOf()): PollState {
	const known = new Map(Object.entries(accounts));
	return { accounts: known, watch, since: time(0), missing: new Set(), progress: null };
}
