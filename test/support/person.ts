import type { User } from '../../tools/simulator/types.cts';

/** What a user holds that no item may show. */
export const privateData: Partial<User> = {
	ssn: '522-09-1191',
	birth_date: { year: 1971, month: 11, day: 23 },
	address: {
		city: 'Springfield',
		line1: '742 Evergreen Terrace',
		line2: null,
		state: 'OR',
		country: 'US',
		postal_code: '97475',
	},
};

/** The private data that anything shows, by name or by value. Scenes search every item. */
export function findPrivateData(shown: unknown): string[] {
	// An id or a fraction of a second may hold the digits of a year by chance.
	const byChance = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\.\d+Z/g;
	const text = JSON.stringify(shown).replace(byChance, '');
	const marks = ['"ssn"', '"birth_date"', '"address"', '522-09-1191', '1971', 'Evergreen'];
	return marks.filter((mark) => text.includes(mark));
}

export const contactData: Partial<User> = {
	first_name: 'Ada',
	last_name: 'Lovelace',
	email: 'ada@example.com',
	phone_number: '+15551234567',
	external_id: 'crm-7',
	external_metadata: { stage: 2 },
};
