import { randomUUID } from 'node:crypto';
import { timestamp } from '../clock.cts';
import { timeOrderedId } from '../ids.cts';
import { userToken } from '../user-token.cts';
import { Store } from './store.cts';
import type { UserStore } from './users.cts';
import type { Invite, InviteDelivery } from '../types.cts';

export class InviteStore extends Store<Invite> {
	#users;

	constructor(users: UserStore) {
		super('invite');
		this.#users = users;
	}

	/** Adds an invite and, without a `user`, the user it is for. */
	add(partial: Partial<Invite> = {}): Invite {
		const at = timestamp();
		const id = partial.id ?? timeOrderedId();
		const first = partial.first_name ?? 'Sarah';
		const last = partial.last_name ?? 'Longfield';
		const email = partial.email ?? null;
		const phone = partial.phone_number ?? null;
		const user =
			partial.user ??
			this.#users.add({ first_name: first, last_name: last, email, phone_number: phone }).id;
		return this.insert({
			id,
			user,
			user_token: userToken(user),
			email,
			phone_number: phone,
			full_name: `${first} ${last}`,
			first_name: first,
			last_name: last,
			revoked_at: null,
			status: 'sent',
			group_id: null,
			url: `https://verify.argyle.com/connect/${id}`,
			created_at: at,
			updated_at: at,
			invited_at: at,
			flow_id: null,
			flow_items: [],
			reply_to: [],
			deliveries: [inviteDelivery(phone ? 'sms' : 'email', at)],
			invite_template_id: null,
			...partial,
		});
	}

	override update(id: string, patch: Partial<Invite>): Invite {
		return super.update(id, { updated_at: timestamp(), ...patch });
	}

	/**
	 * Sends the invite once more, by the way it went before.
	 *
	 * @throws {Error} when there is no such invite
	 */
	resend(id: string): Invite {
		const sent = this.need(id).deliveries;
		const again = inviteDelivery(sent.at(-1)?.method ?? 'email', timestamp());
		return this.update(id, { invited_at: again.sent_at, deliveries: [...sent, again] });
	}
}

/** @param at timestamp */
function inviteDelivery(method: 'email' | 'sms', at: string): InviteDelivery {
	return { id: randomUUID(), method, status: 'sent', sent_at: at, updated_at: at };
}
