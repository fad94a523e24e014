import type { Subscription } from '../../api/webhooks';
import { listSubscriptions } from '../../api/webhooks';
import type { Identity } from './ownership';
import { fits, isMine, knownSecret } from './ownership';
import type { RememberedSubscription } from './staticData';
import type { UsableSubscription } from './registration';

/**
 * The subscriptions at Argyle that belong to this node.
 *
 * @throws NodeApiError when the list can't be read.
 */
export async function listMine(
	identity: Identity,
	remembered: RememberedSubscription | null,
): Promise<Subscription[]> {
	const all = await listSubscriptions(identity.client);
	return all.filter((subscription) => isMine(subscription, identity, remembered));
}

/** Those that deliver what the node wants, and whose secret is known. */
export function findUsable(
	mine: Subscription[],
	identity: Identity,
	remembered: RememberedSubscription | null,
): UsableSubscription[] {
	return mine.flatMap((subscription) => {
		const secret = knownSecret(subscription, remembered);
		const { id, createdAt } = subscription;
		return secret !== null && fits(subscription, identity) ? [{ id, secret, createdAt }] : [];
	});
}

/**
 * Two processes that publish at once each see both subscriptions; as all of them keep the oldest,
 * one is left and every one of them stores it.
 */
export function chooseOldest(usable: UsableSubscription[]): UsableSubscription | undefined {
	const age = ({ createdAt, id }: UsableSubscription) => `${createdAt} ${id}`;
	return [...usable].sort((a, b) => (age(a) < age(b) ? -1 : 1))[0];
}

/** The ids of all but the one that is kept. */
export function idsExcept(subscriptions: Array<{ id: string }>, kept: string): string[] {
	return subscriptions.map(({ id }) => id).filter((id) => id !== kept);
}
