import { describeFailure } from '../../api/errors';
import { isObject, omit } from '../../api/fields';
import { getUser } from '../../api/users';
import { identifierField, readIdentifier } from '../identifier';
import type { Operation } from '../operation';
import { userIdentifier } from './identifier';

/** User → Get: the person as Argyle has them, without what would harm them most in the wrong place. */
export const getUserOperation: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		description:
			'Read name, contact details and external ID of a person, without Social Security number, birth date and address. Changes nothing.',
		action: 'Get user',
	},

	fields: [identifierField(userIdentifier)],

	prepare(context, itemIndex) {
		const id = readIdentifier(context, itemIndex, userIdentifier);
		return {
			key: id,
			run: async (client) => {
				const answer = await getUser(client, id);
				if (answer.kind === 'reply' && answer.status < 300 && isObject(answer.body)) {
					return [omit(answer.body, 'ssn', 'birth_date', 'address')];
				}
				throw describeFailure(client, answer, `User ${id} could not be read`, 'this user');
			},
		};
	},
};
