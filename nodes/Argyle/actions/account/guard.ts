import { readText } from '../../api/fields';
import type { ConnectionState } from '../../connection/state';
import { readConnectionState } from '../../connection/state';

/** The values of "Delete When", the strictest first. */
export type DeleteWhen = 'neverConnected' | 'failed' | 'always';

/** Why the node keeps an account: `reason` in the output item. */
export type RefusalReason = 'connected' | 'connecting' | 'has_history' | 'unknown_state';

/** The state that the guard decides by; `documents`: the account holds only uploaded documents. */
export type GuardState = ConnectionState | 'documents';

/** Why the guard keeps an account, for the output and for a person. */
export interface Refusal {
	reason: RefusalReason;
	/** A sentence that says why. */
	because: string;
}

const refusals: Record<Exclude<GuardState, 'never_connected'>, Refusal> = {
	connected: {
		reason: 'connected',
		because: 'It is connected, so deleting it would destroy its payroll data.',
	},
	connecting: {
		reason: 'connecting',
		because: 'The applicant is connecting it right now. Try again when the login has ended.',
	},
	documents: {
		reason: 'has_history',
		because: 'It holds uploaded documents, which would be deleted with it.',
	},
	has_history: {
		reason: 'has_history',
		because: 'Its connection failed, but it holds earlier data, which would be deleted with it.',
	},
	unclear_history: {
		reason: 'unknown_state',
		because: 'Argyle does not show whether it was ever connected, so it may hold payroll data.',
	},
	unknown: {
		reason: 'unknown_state',
		because: 'This node does not recognize its state, so it may hold data.',
	},
};

/** Whether an account holds uploaded documents: Argyle's Link 1.6 creates one just for them. */
export function isForDocuments(account: unknown): boolean {
	return [readText(account, 'source'), readText(account, 'item')].includes('doc_upload_item');
}

/**
 * Reads the state from an account object of API v2; never throws. What counts as data is in `holdsData`.
 */
export function readGuardState(account: unknown): GuardState {
	const state = readConnectionState(account);
	return state === 'connecting' && isForDocuments(account) ? 'documents' : state;
}

/** Returns null when an account in this state may be deleted, otherwise why not. */
export function refuseDelete(when: DeleteWhen, state: GuardState): Refusal | null {
	if (when === 'always' || state === 'never_connected') return null;
	const hasFailed = state === 'has_history' || state === 'unclear_history';
	return when === 'failed' && hasFailed ? null : refusals[state];
}
