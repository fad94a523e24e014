import type { IDataObject } from 'n8n-workflow';
import { withoutToken } from '../../api/invites';
import type { Fields, View } from '../output';
import { pick } from '../output';

/** The fields of an invite that the node returns (docs.argyle.com/api-reference/invites). */
export const inviteView: View = {
	fields: [
		'created_at',
		'deliveries',
		'email',
		'first_name',
		'flow_id',
		'flow_items',
		'full_name',
		'group_id',
		'id',
		'invite_template_id',
		'invited_at',
		'last_name',
		'phone_number',
		'reply_to',
		'revoked_at',
		'status',
		'updated_at',
		'url',
		'user',
	],
	simplified: [
		'id',
		'user',
		'status',
		'url',
		'full_name',
		'email',
		'phone_number',
		'invited_at',
		'created_at',
		'revoked_at',
	],
};

/** Formats an invite, without the token that opens Link as the applicant. */
export function showInvite(invite: IDataObject, fields: Fields): IDataObject {
	return pick(withoutToken(invite), fields);
}
