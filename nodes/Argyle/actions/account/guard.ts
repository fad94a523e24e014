import type { ConnectionState } from '../../connection/state';

/** "Delete When": how sure the node has to be before it destroys an account. */
export type DeleteWhen = 'neverConnected' | 'failed' | 'always';

/** Why an account is kept, as the output item names it. */
export type RefusalReason = 'connected' | 'connecting' | 'has_history' | 'unknown_state';

const refusals: Record<RefusalReason, string> = {
	connected: 'It is connected, so deleting it would destroy its payroll data.',
	connecting: 'The person is connecting it just now. Try again when that has ended.',
	has_history:
		'The login failed, but the account was connected before, so deleting it would destroy its payroll data.',
	unknown_state:
		'Argyle describes it in a way that this node does not know, so nothing says that it is safe.',
};

/**
 * Whether an account in this state may be deleted; null when it may, else why not. Deleting can't
 * be undone and takes the payroll history along, also of a person whose re-authentication failed.
 */
export function refuseDelete(when: DeleteWhen, state: ConnectionState): RefusalReason | null {
	if (when === 'always' || state === 'never_connected') return null;
	const hasFailed = state === 'has_history' || state === 'unclear_history';
	if (when === 'failed' && hasFailed) return null;
	return state === 'unknown' || state === 'unclear_history' ? 'unknown_state' : state;
}

/** A refusal in the user's words. */
export function explainRefusal(id: string, reason: RefusalReason): string {
	return `Account ${id} was kept. ${refusals[reason]}`;
}
