import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isSuccess, isUnclear, readRecord } from '../../api/answers';
import { requestError } from '../../api/errors';
import { getInvite, resendInvite } from '../../api/invites';
import type { PacedClient } from '../../api/types';
import { noticeField } from '../deletion';
import { identifierField, inviteIdentifier, readIdentifier } from '../identifiers';
import type { Operation } from '../operation';
import type { Fields } from '../output';
import { outputFields, readOutput } from '../output';
import { readRecordById } from '../readOne';
import type { SendLog } from './sendLog';
import { openSendLog } from './sendLog';
import { inviteView, showInvite } from './view';

/**
 * Invite → Resend. Creating another invite would create a second user for the same applicant
 * (docs.argyle.com/api-reference/invites).
 */
export const resendInviteOperation: Operation = {
	option: {
		name: 'Resend',
		value: 'resend',
		description: 'Send an existing invite to the applicant again, by email or text message',
		action: 'Resend invite by email or text message',
	},

	fields: [
		noticeField(
			'resendNotice',
			'Each run sends a message to a real applicant. Retry On Fail does not send it again.',
		),
		identifierField(inviteIdentifier),
		...outputFields(inviteView),
	],

	prepare(context, itemIndex) {
		const id = readIdentifier(context, itemIndex, inviteIdentifier);
		const fields = readOutput(context, itemIndex, inviteView);
		const log = openSendLog(context);
		return {
			key: id,
			run: async (client) => [await resend(client, id, fields, log)],
		};
	},
};

async function resend(
	client: PacedClient,
	id: string,
	fields: Fields,
	log: SendLog,
): Promise<IDataObject> {
	const earlier = log.read(id);
	if (earlier === 'sent') {
		const invite = await readRecordById(client, inviteIdentifier, id, getInvite);
		return { ...showInvite(invite, fields), already_sent: true };
	}
	const unclear = `It is unclear whether Argyle sent invite ${id}. Check its 'invited_at' before you send it again`;
	// An earlier try of this run may have sent it.
	if (earlier === 'unclear') throw new NodeOperationError(client.node, unclear);
	log.write(id, 'unclear');
	const answer = await resendInvite(client, id);
	if (isSuccess(answer)) {
		log.write(id, 'sent');
		return showInvite(readRecord(answer) ?? { id }, fields);
	}
	if (!isUnclear(answer)) log.write(id, null);
	const what = isUnclear(answer) ? unclear : `Invite ${id} was not sent`;
	throw requestError(client, answer, what, 'this invite');
}
