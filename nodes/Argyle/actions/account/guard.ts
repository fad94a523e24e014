import { isObject, readObject, readText } from '../../api/fields';

/** "Delete When": how sure the node has to be before it deletes. */
export type DeleteWhen = 'neverConnected' | 'failed' | 'always';

/** Why an account is kept, as the output item names it. */
export type RefusalReason = 'connected' | 'connecting' | 'has_history' | 'unknown_state';

/**
 * What an account object says about its deletion:
 * - `never_connected`: its connection failed, and it holds nothing
 * - `has_history`: its connection failed, and it holds or held data
 * - `unclear_history`: its connection failed, and whether it holds data can't be told
 * - `documents`: it is made of uploaded documents and has no payroll connection
 * - `connecting`, `connected`: as Argyle says
 * - `unknown`: the object is not as documented, so nothing may be concluded from it
 */
export type GuardState =
	| 'never_connected'
	| 'has_history'
	| 'unclear_history'
	| 'documents'
	| 'connecting'
	| 'connected'
	| 'unknown';

const refusals: Record<
	Exclude<GuardState, 'never_connected'>,
	{ reason: RefusalReason; because: string }
> = {
	connected: {
		reason: 'connected',
		because: 'It is connected, so deleting it would destroy its payroll data.',
	},
	connecting: {
		reason: 'connecting',
		because: 'The applicant is connecting it just now. Try again when that has ended.',
	},
	documents: {
		reason: 'has_history',
		because: 'It holds uploaded documents, which would be deleted with it.',
	},
	has_history: {
		reason: 'has_history',
		because:
			'Its connection failed, but it holds data from before, which would be deleted with it.',
	},
	unclear_history: {
		reason: 'unknown_state',
		because: 'Argyle does not say whether it was ever connected, so it may hold payroll data.',
	},
	unknown: {
		reason: 'unknown_state',
		because: 'Argyle describes it in a way that this node does not know, so it may hold data.',
	},
};

/** Whether an account is made of uploaded documents: Argyle's Link 1.6 gives them one of their own. */
export function isForDocuments(account: unknown): boolean {
	return [readText(account, 'source'), readText(account, 'item')].includes('doc_upload_item');
}

/**
 * Reads the state from an account object of API v2, however odd
 * (docs.argyle.com/api-reference/accounts). Stricter than what the triggers call a first connection:
 * any data set, also an uploaded document, keeps the account.
 */
export function readGuardState(account: unknown): GuardState {
	const status = readText(readObject(account, 'connection'), 'status');
	if (status === 'connecting' && isForDocuments(account)) return 'documents';
	if (status === 'connected' || status === 'connecting') return status;
	if (status !== 'error' || !isObject(account)) return 'unknown';
	const { scanned_at: scannedAt, ongoing_refresh: refresh, availability } = account;
	const refreshStatus = isObject(refresh) ? (refresh.status ?? 'idle') : (refresh ?? 'idle');
	const dataSets = isObject(availability) ? Object.values(availability) : [availability];
	const signsOfData = [
		account.was_connected === true,
		scannedAt !== null && scannedAt !== undefined,
		refreshStatus === 'enabled' || refreshStatus === 'disabled',
		dataSets.some((dataSet) => dataSet !== null && dataSet !== undefined),
	];
	if (signsOfData.includes(true)) return 'has_history';
	return scannedAt === null && refreshStatus === 'idle' ? 'never_connected' : 'unclear_history';
}

/** Whether an account in this state may be deleted; null when it may, else why not. */
export function refuseDelete(when: DeleteWhen, state: GuardState): RefusalReason | null {
	if (when === 'always' || state === 'never_connected') return null;
	const hasFailed = state === 'has_history' || state === 'unclear_history';
	return when === 'failed' && hasFailed ? null : refusals[state].reason;
}

/** Why an account in this state is kept, as a sentence about it. */
export function explainRefusal(state: GuardState): string {
	return state === 'never_connected' ? '' : refusals[state].because;
}
