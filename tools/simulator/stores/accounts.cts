import { timestamp } from '../clock.cts';
import { timeOrderedId } from '../ids.cts';
import { connected, connecting, failed, history, noHistory } from './account-states.cts';
import { Store } from './store.cts';
import type { UserStore } from './users.cts';
import type { ItemStore } from './items.cts';
import type { Account, AccountPatch, AccountState } from '../types.cts';

function patched(account: Account, patch: AccountPatch): Account {
	return {
		...account,
		...patch,
		connection: { ...account.connection, ...patch.connection },
		direct_deposit_switch: { ...account.direct_deposit_switch, ...patch.direct_deposit_switch },
		availability: { ...account.availability, ...patch.availability },
		ongoing_refresh: { ...account.ongoing_refresh, ...patch.ongoing_refresh },
	};
}

export class AccountStore extends Store<Account> {
	#users;
	#items;
	#source;

	/** @param source the payroll data source of new accounts */
	constructor(users: UserStore, items: ItemStore, source: string) {
		super('account');
		this.#users = users;
		this.#items = items;
		this.#source = source;
	}

	/**
	 * Adds an account; no event is sent. Without a `user` a new one is made.
	 *
	 * @param state defaults to a failed first connection
	 */
	add(partial: AccountPatch = {}, state: AccountState = 'failed'): Account {
		const at = partial.created_at ?? timestamp();
		const item = partial.item ?? this.#items.defaultId;
		const employer = this.#items.get(item)?.name ?? 'Example Employer';
		const data =
			state === 'connected' || state === 'refailed' ? history(employer, at) : noHistory();
		const account: Account = {
			id: partial.id ?? timeOrderedId(),
			user: partial.user ?? this.#users.add().id,
			employers: data.employers,
			item,
			source: this.#source,
			created_at: at,
			updated_at: at,
			scanned_at: data.scanned_at,
			connection: connectionIn(state, at, partial.connection),
			direct_deposit_switch: {
				status: 'idle',
				error_code: null,
				error_message: null,
				updated_at: at,
			},
			availability: data.availability,
			ongoing_refresh: data.ongoing_refresh,
		};
		return this.insert(patched(account, partial));
	}

	override update(id: string, patch: AccountPatch): Account {
		return this.replace(patched(this.need(id), { updated_at: timestamp(), ...patch }));
	}
}

/** @param at timestamp */
function connectionIn(
	state: AccountState,
	at: string,
	wanted: AccountPatch['connection'],
): Account['connection'] {
	if (state === 'connecting') return connecting(at);
	if (state === 'connected') return connected(at);
	return failed(at, wanted?.error_code ?? 'invalid_credentials', wanted?.error_message);
}
