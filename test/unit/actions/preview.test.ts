import { accountView } from '../../../nodes/Argyle/actions/account/view';
import { inviteView } from '../../../nodes/Argyle/actions/invite/view';
import { itemView } from '../../../nodes/Argyle/actions/item/view';
import { userView } from '../../../nodes/Argyle/actions/user/view';
import accountGet from '../../../nodes/Argyle/__schema__/v1.0.0/account/get.json';
import accountGetAll from '../../../nodes/Argyle/__schema__/v1.0.0/account/getAll.json';
import inviteGet from '../../../nodes/Argyle/__schema__/v1.0.0/invite/get.json';
import inviteGetAll from '../../../nodes/Argyle/__schema__/v1.0.0/invite/getAll.json';
import inviteResend from '../../../nodes/Argyle/__schema__/v1.0.0/invite/resend.json';
import itemGet from '../../../nodes/Argyle/__schema__/v1.0.0/item/get.json';
import itemGetAll from '../../../nodes/Argyle/__schema__/v1.0.0/item/getAll.json';
import userGet from '../../../nodes/Argyle/__schema__/v1.0.0/user/get.json';
import userGetAll from '../../../nodes/Argyle/__schema__/v1.0.0/user/getAll.json';

describe('the fields that n8n offers for dragging before the node has run', () => {
	it.each([
		{ operation: 'account/get', schema: accountGet, fields: accountView.simplified },
		{ operation: 'account/getAll', schema: accountGetAll, fields: accountView.simplified },
		{ operation: 'invite/get', schema: inviteGet, fields: inviteView.simplified },
		{ operation: 'invite/getAll', schema: inviteGetAll, fields: inviteView.simplified },
		{
			operation: 'invite/resend',
			schema: inviteResend,
			fields: [...inviteView.simplified, 'already_sent'],
		},
		{ operation: 'item/get', schema: itemGet, fields: itemView.simplified },
		{ operation: 'item/getAll', schema: itemGetAll, fields: itemView.simplified },
		{ operation: 'user/get', schema: userGet, fields: userView.simplified },
		{ operation: 'user/getAll', schema: userGetAll, fields: userView.simplified },
	])('are those of the default output: $operation', ({ schema, fields }) => {
		expect(Object.keys(schema.properties)).toEqual(fields);
	});
});
