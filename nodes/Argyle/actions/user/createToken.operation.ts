import { readRecord } from '../../api/answers';
import { requestError } from '../../api/errors';
import { readText } from '../../api/fields';
import { createUserToken } from '../../api/users';
import { identifierField, readIdentifier, userIdentifier } from '../identifiers';
import type { Operation } from '../operation';

/** User → Create Link Token. An applicant who returns to Argyle Link needs one. */
export const createTokenOperation: Operation = {
	option: {
		name: 'Create Link Token',
		value: 'createToken',
		description:
			'Create a token that opens Argyle Link for a user. It is valid for one hour. Keep it as secret as a password.',
		action: 'Create link token',
	},

	fields: [identifierField(userIdentifier)],

	prepare(context, itemIndex) {
		const id = readIdentifier(context, itemIndex, userIdentifier);
		return {
			key: id,
			run: async (client) => {
				const answer = await createUserToken(client, id);
				const token = readText(readRecord(answer), 'user_token');
				if (token !== null) return [{ user: id, user_token: token }];
				const what = `A link token for user ${id} could not be created`;
				throw requestError(client, answer, what, 'this user');
			},
		};
	},
};
