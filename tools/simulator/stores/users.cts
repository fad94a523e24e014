import { timestamp } from '../clock.cts';
import { timeOrderedId } from '../ids.cts';
import { Store } from './store.cts';
import type { User } from '../types.cts';

export class UserStore extends Store<User> {
	constructor() {
		super('user');
	}

	add(partial: Partial<User> = {}): User {
		return this.insert({
			id: timeOrderedId(),
			created_at: timestamp(),
			items_connected: [],
			employers_connected: [],
			external_metadata: {},
			external_id: null,
			first_name: null,
			last_name: null,
			email: null,
			phone_number: null,
			ssn: null,
			address: {
				city: null,
				line1: null,
				line2: null,
				state: null,
				country: null,
				postal_code: null,
			},
			birth_date: { year: null, month: null, day: null },
			...partial,
		});
	}
}
