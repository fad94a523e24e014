import { deliveryView } from './account-views.cts';
import type { Account, DeliveryAttempt, World } from './types.cts';

export type AccountEvent = 'added' | 'connected' | 'failed' | 'updated' | 'removed';

/**
 * Sends an accounts event with the account as it is now. accounts.updated may be sent several
 * times, late, or never (settings): it then shows the account as of the time of sending.
 */
export async function publishAccountEvent(
	world: World,
	kind: AccountEvent,
	account: Account,
): Promise<DeliveryAttempt[]> {
	const { updatedCopies, updatedDelayMs } = world.settings;
	if (kind !== 'updated') return await send(world, kind, account);
	if (updatedDelayMs > 0) await world.deliveries.pause(updatedDelayMs);
	const shown = world.accounts.get(account.id) ?? account;
	const copies = Array.from({ length: updatedCopies }, () => send(world, kind, shown));
	return (await Promise.all(copies)).flat();
}

function send(
	{ deliveries, settings }: World,
	kind: AccountEvent,
	account: Account,
): Promise<DeliveryAttempt[]> {
	const { error_code, error_message } = account.connection;
	const withCode = kind === 'failed' && !settings.omitErrorFields;
	return deliveries.publish(`accounts.${kind}`, ({ config, events }) => {
		// A subscription to "*" gets no resource: events with a config must be named one by one.
		const includes = config['include_resource'] === true && !events.includes('*');
		return {
			account: account.id,
			user: account.user,
			...(withCode && { error_code, error_message }),
			...(includes && resource(kind, account, settings.ignoreIncludeResource)),
		};
	});
}

function resource(
	kind: AccountEvent,
	account: Account,
	ignored: boolean | 'empty',
): { resource?: object } {
	if (kind === 'removed') return {};
	// Only accounts.updated was ever recorded with the account in it.
	if (kind !== 'updated' && ignored === 'empty') return { resource: {} };
	if (kind !== 'updated' && ignored) return {};
	return { resource: deliveryView(account) };
}

/**
 * Deletes an account and sends accounts.removed, as Argyle does for every caller.
 *
 * @returns its deliveries; none when there is no such account
 */
export async function removeAccount(world: World, id: string): Promise<DeliveryAttempt[]> {
	const account = world.accounts.get(id);
	if (!account) return [];
	world.accounts.remove(id);
	return await publishAccountEvent(world, 'removed', account);
}
