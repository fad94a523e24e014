import fc from 'fast-check';
import { readContact } from '../../../nodes/Argyle/connection/contact';
import { userId } from './itemFixtures';

describe('the contact of a user', () => {
	const user = {
		id: userId,
		first_name: 'Ada',
		last_name: 'Lovelace',
		email: 'ada@example.com',
		phone_number: '+15551234567',
		external_id: 'crm-7',
		external_metadata: { stage: 2 },
		ssn: '522-09-1191',
		birth_date: { year: 1990, month: 12, day: 10 },
		address: { line1: '1 Main St' },
		employers_connected: ['Example'],
	};

	it('is six fields and nothing else', () => {
		expect(readContact(user)).toEqual({
			first_name: 'Ada',
			last_name: 'Lovelace',
			email: 'ada@example.com',
			phone_number: '+15551234567',
			external_id: 'crm-7',
			external_metadata: { stage: 2 },
		});
	});

	it('has the same six fields whatever a user object holds', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (odd) => {
				expect(Object.keys(readContact({ ...user, ...odd }) ?? {})).toEqual([
					...['first_name', 'last_name', 'email', 'phone_number', 'external_id'],
					'external_metadata',
				]);
			}),
		);
	});

	it.each([{}, { first_name: null, email: 5, external_metadata: ['x'] }])(
		'is empty where the user has nothing: %j',
		(bare) => {
			expect(readContact(bare)).toEqual({
				first_name: null,
				last_name: null,
				email: null,
				phone_number: null,
				external_id: null,
				external_metadata: {},
			});
		},
	);

	it.each([null, undefined, 'user', [{}]])('is null without a user: %j', (odd) => {
		expect(readContact(odd)).toBeNull();
	});
});
