import type { IDataObject } from 'n8n-workflow';
import type { Account } from '../../../tools/simulator/types.cts';
import type { Change, History } from './history';
import { ambiguous } from './history';
import type { Arrival } from './network';

/** What the user of the trigger chose. */
export interface Choice {
	kinds: Array<Change['kind']>;
	monitoredOnly: boolean;
}

/** A delivery, how it was answered, and the item that it started the workflow with. */
export interface Outcome {
	arrival: Arrival;
	status: number;
	item: IDataObject | null;
}

const carriers: Record<Change['kind'], string> = {
	failed: 'accounts.failed',
	connected: 'accounts.connected',
	disconnected: 'accounts.updated',
	removed: 'accounts.removed',
};

/** What the `event_id` of a change has behind the account's ID. */
export function keyOf({ kind, moment }: Change): string {
	return kind === 'removed' ? ':removed' : `:${new Date(moment).toISOString()}`;
}

/**
 * Finds what is wrong with the runs of a workflow, behind Remove Duplicates on `event_id`. Written
 * from the documentation of the item and from what was played, not from the package.
 */
export function findViolations(history: History, outcomes: Outcome[], choice: Choice): string[] {
	const { changes } = history;
	const tail = (item: IDataObject) => String(item.event_id).slice(36);
	const started = new Set(outcomes.flatMap(({ item }) => (item ? [tail(item)] : [])));
	const shown = ({ arrival }: Outcome): Account | null => arrival.resource ?? arrival.current;
	const shows = (outcome: Outcome, change: Change) =>
		shown(outcome)?.connection.updated_at === change.moment;
	const isWatched = (account: Account | null) =>
		!choice.monitoredOnly || account?.ongoing_refresh.status === 'enabled';

	/** Whether a delivery alone makes a change known. */
	const reports = (outcome: Outcome, change: Change): boolean => {
		const { announcement } = outcome.arrival;
		if (announcement.event !== carriers[change.kind]) return false;
		if (change.kind === 'disconnected') return shows(outcome, change) && isWatched(shown(outcome));
		return announcement.change === change && (change.kind === 'removed' || shows(outcome, change));
	};

	const missed = changes
		.filter(({ kind }) => choice.kinds.includes(kind))
		.filter((change) => outcomes.some((outcome) => reports(outcome, change)))
		.filter((change) => !started.has(keyOf(change)))
		.map((change) => `missed: ${change.kind} at ${change.moment}`);

	return [...missed, ...outcomes.flatMap((outcome) => findWrong(outcome))];

	function findWrong(outcome: Outcome): string[] {
		const { arrival, item, status } = outcome;
		const { announcement } = arrival;
		const own = announcement.change;
		const say = (what: string) => [`${what}: ${announcement.event} ${JSON.stringify(item)}`];
		const unknowable = announcement.event === 'accounts.updated' && shown(outcome) === null;
		if (status !== 200) return status === 503 && unknowable ? [] : say(`answered ${status}`);
		if (!item) return own && choice.kinds.includes(own.kind) ? say('lost') : [];
		const kind = String(item.event).replace('accounts.', '');
		if (!choice.kinds.some((one) => one === kind)) return say('not chosen');
		if (own) {
			if (own.kind !== kind) return say('another event');
			const isReported = reports(outcome, own);
			if (isReported && tail(item) !== keyOf(own)) return say(`not ${keyOf(own)}`);
			if (isReported) return findWrongFacts(own, item).flatMap(say);
			return mayBear(outcome, own, item) ? [] : say('the key of another change');
		}
		return isLoss(outcome) ? [] : say('no disconnection');
	}

	/**
	 * The result of an account that has changed since: its own key, or that of a later change which
	 * looks just like the one announced.
	 */
	function mayBear(outcome: Outcome, own: Change, item: IDataObject): boolean {
		if (tail(item) === `:${String(item.received_at)}`) return true;
		const later = changes.find((one) => shows(outcome, one));
		if (!later || tail(item) !== keyOf(later)) return false;
		if (own.kind === 'connected') return later.kind === 'connected';
		return ['failed', 'disconnected'].includes(later.kind) && later.code === own.code;
	}

	/** Whether an `accounts.updated` shows a lost connection, or a login that looks just like one. */
	function isLoss(outcome: Outcome): boolean {
		const change = changes.find((one) => shows(outcome, one));
		if (!change || !isWatched(shown(outcome)) || tail(outcome.item ?? {}) !== keyOf(change))
			return false;
		const looksLikeOne =
			change.kind === 'failed' && change.connectedBefore && ambiguous.includes(change.code ?? '');
		return change.kind === 'disconnected' || looksLikeOne;
	}
}

function findWrongFacts({ kind, code, connectedBefore }: Change, item: IDataObject): string[] {
	const { reconnected } = item;
	if (kind === 'failed') {
		if (item.error_code !== code) return ['wrong code'];
		return item.first_connection === !connectedBefore ? [] : ['wrong past'];
	}
	if (kind !== 'connected') return [];
	return reconnected === null || reconnected === connectedBefore ? [] : ['wrong reconnected'];
}
