import { isSuccess, isUnclear, readRecord } from '../../api/answers';
import { requestError } from '../../api/errors';
import { uuid } from '../../api/ids';
import { resendInvite, withoutToken } from '../../api/invites';
import type { Identifier } from '../identifier';
import { identifierField, readIdentifier } from '../identifier';
import type { Operation } from '../operation';

const inviteIdentifier: Identifier = {
	displayName: 'Invite',
	name: 'inviteId',
	searchListMethod: 'searchInvites',
	pattern: uuid,
	example: '0424137b-edc5-35de-c1b5-1c3cddb4b227',
	description: 'ID of the invite. It is not the ID of the user.',
	origin: 'Use the "id" that Invite → Get Many gives.',
};

/**
 * Invite → Resend: a second invite to the same person would make a second user
 * (docs.argyle.com/api-reference/invites).
 */
export const resendInviteOperation: Operation = {
	option: {
		name: 'Resend',
		value: 'resend',
		description:
			'Send an invite to the person once more, by e-mail or text message. Each run sends a message to a real person, and so does each try of Retry On Fail.',
		action: 'Resend invite by email or text message',
	},

	fields: [identifierField(inviteIdentifier)],

	prepare(context, itemIndex) {
		const id = readIdentifier(context, itemIndex, inviteIdentifier);
		return {
			key: id,
			run: async (client) => {
				const answer = await resendInvite(client, id);
				if (isSuccess(answer)) return [withoutToken(readRecord(answer) ?? { id })];
				// Not sent again by itself: nobody likes to get the same message five times.
				const what = isUnclear(answer)
					? `Whether invite ${id} was sent is not known; look at its "invited_at" before you send it again`
					: `Invite ${id} was not sent`;
				throw requestError(client, answer, what, 'this invite');
			},
		};
	},
};
