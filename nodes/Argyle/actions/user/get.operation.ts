import { omit } from '../../api/fields';
import { getUser } from '../../api/users';
import { identifierField } from '../identifier';
import type { Operation } from '../operation';
import { readOne } from '../readOne';
import { userIdentifier } from './identifier';

/**
 * User → Get: the person as Argyle has them, without what would harm them most in the wrong place.
 */
export const getUserOperation: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		description:
			'Read name, contact details and external ID of a person, without Social Security number, birth date and address. Changes nothing.',
		action: 'Get user',
	},

	fields: [identifierField(userIdentifier)],

	prepare: readOne(userIdentifier, getUser, (user) => omit(user, 'ssn', 'birth_date', 'address')),
};
