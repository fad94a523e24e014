import { deliveryView } from './account-views.cts';
import type { Account, DeliveryAttempt, World } from './types.cts';

export type AccountEvent = 'added' | 'connected' | 'failed' | 'updated' | 'removed';

/** Sends an accounts event about the account as it is now. */
export function publishAccountEvent(
	{ deliveries, settings }: World,
	kind: AccountEvent,
	account: Account,
): Promise<DeliveryAttempt[]> {
	const { error_code, error_message } = account.connection;
	const withCode = kind === 'failed' && !settings.omitErrorFields;
	return deliveries.publish(`accounts.${kind}`, ({ config, events }) => {
		// A subscription to "*" gets no resource: events with a config must be named one by one.
		const asked = config['include_resource'] === true && !events.includes('*');
		return {
			account: account.id,
			user: account.user,
			...(withCode && { error_code, error_message }),
			...(asked && resource(kind, account, settings.ignoreIncludeResource)),
		};
	});
}

function resource(
	kind: AccountEvent,
	account: Account,
	ignored: boolean | 'empty',
): { resource?: object } {
	if (kind === 'removed') return {};
	if (kind === 'failed' && ignored === 'empty') return { resource: {} };
	if (kind === 'failed' && ignored) return {};
	return { resource: deliveryView(account) };
}

/**
 * Deletes an account and sends accounts.removed, as Argyle does whoever asked for it.
 *
 * @returns whether there was one
 */
export function removeAccount(world: World, id: string): boolean {
	const account = world.accounts.get(id);
	if (!account) return false;
	world.accounts.remove(id);
	void publishAccountEvent(world, 'removed', account);
	return true;
}
