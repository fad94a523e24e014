import { deliveryView } from '../../tools/simulator/account-views.cts';
import { timestamp } from '../../tools/simulator/clock.cts';
import type { startSimulator } from '../../tools/simulator/index.cts';
import type { Account } from '../../tools/simulator/types.cts';

type Argyle = Awaited<ReturnType<typeof startSimulator>>;

export type People = ReturnType<typeof gatherPeople>;

const REGULARS = 300;
const FORMER = 100;
const MEMBERS = 100;

/**
 * The accounts at Argyle that a soak is about. As many fail at the end as in the beginning, so that
 * nothing that n8n has to remember of them grows.
 */
export function gatherPeople({ accounts }: Argyle) {
	const add = () => accounts.add({ connection: { error_code: 'invalid_mfa' } }).id;
	const regulars = Array.from({ length: REGULARS }, add);
	const former = Array.from({ length: FORMER }, add);
	const baits = Array.from({ length: FORMER }, add);
	const members = Array.from(
		{ length: MEMBERS },
		() => accounts.add({ ongoing_refresh: { status: 'enabled' } }, 'connected').id,
	);
	const leaving: string[] = [];
	let turn = 0;

	const get = (id: string) => {
		const account = accounts.get(id);
		if (account === undefined) throw new Error(`Account ${id} has gone`);
		return account;
	};
	const next = (ids: string[]) => get(ids[turn++ % ids.length] ?? '');
	const change = ({ id, connection }: Account, status: Partial<Account['connection']> = {}) => {
		// Argyle's REST shows milliseconds: two changes of a person must differ in these.
		const earliest = Date.parse(connection.updated_at ?? '') + 1;
		const at = Date.now() >= earliest ? timestamp() : timestamp(new Date(earliest));
		return accounts.update(id, { updated_at: at, connection: { ...status, updated_at: at } });
	};

	return {
		/** Somebody who tries again and again fails once more. */
		failAgain: () => change(next(regulars)),
		/** Somebody connects, perhaps again. */
		connect: () =>
			change(next(members), { status: 'connected', error_code: null, error_message: null }),
		/** Somebody who was connected loses the connection. */
		disconnect: () =>
			change(next(members), {
				status: 'error',
				error_code: 'auth_required',
				error_message: 'Log in again.',
			}),
		/** Somebody removes their account. */
		remove: () => {
			const account = accounts.add({}, 'connected');
			accounts.remove(account.id);
			return account;
		},
		/** Somebody new fails, whose account the workflow then deletes. */
		failAndLeave: () => {
			const account = get(add());
			leaving.push(account.id);
			return account;
		},
		/** Somebody who failed before the soak, and not since. */
		pickFormer: () => next(former),
		/** Only forged deliveries name these: any change to them is the work of a forger. */
		pickBait: () => next(baits),
		regulars,
		former,
		baits,
		leaving,
		countPendingDeletes: () => leaving.filter((id) => accounts.get(id) !== undefined).length,
	};
}

/**
 * The key that the package gives a change of the connection.
 * @param account as it is at the change
 */
export function nameChange({ id, connection }: Account): string {
	return `${id}:${new Date(connection.updated_at ?? '').toISOString()}`;
}

/**
 * What a delivery says, as Argyle does.
 * @param options `thin`: without the account object, as when Argyle ignores what the subscription
 * asks for; `padding`: bytes more
 */
export function describeFailure(
	account: Account,
	{
		event = 'accounts.failed',
		thin = false,
		padding = 0,
	}: { event?: string; thin?: boolean; padding?: number } = {},
) {
	const { error_code, error_message } = account.connection;
	const more = padding > 0 ? { later_field: 'x'.repeat(padding) } : {};
	const resource = { ...deliveryView(account), ...more };
	const codes = event === 'accounts.failed' ? { error_code, error_message } : {};
	const data = { account: account.id, user: account.user, ...codes };
	return { event, name: 'soak', data: thin ? data : { ...data, resource } };
}
