import fc from 'fast-check';
import { readContact } from '../../../nodes/Argyle/connection/contact';
import { contactData, privateData } from '../../support/person';
import { userId } from './itemFixtures';

describe('the contact of a user', () => {
	const user = { id: userId, ...contactData, ...privateData, employers_connected: ['Example'] };

	it('is six fields and nothing else [checklist 133]', () => {
		expect(readContact(user)).toEqual(contactData);
	});

	it('has the same six fields whatever a user object holds [checklist 133]', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (odd) => {
				expect(Object.keys(readContact({ ...user, ...odd }) ?? {})).toEqual(
					Object.keys(contactData),
				);
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
