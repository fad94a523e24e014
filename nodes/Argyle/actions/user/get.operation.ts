import { getUser } from '../../api/users';
import { identifierField, userIdentifier } from '../identifiers';
import type { Operation } from '../operation';
import { outputFields } from '../output';
import { readOne } from '../readOne';
import { showUser, userView } from './view';

/** User → Get: the applicant's name and contact details, as far as Argyle has them. */
export const getUserOperation: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		description:
			'Retrieve a user with name and contact details, without Social Security number, birth date and address',
		action: 'Get user',
	},

	fields: [identifierField(userIdentifier), ...outputFields(userView)],

	prepare: readOne(userIdentifier, userView, getUser, showUser),
};
