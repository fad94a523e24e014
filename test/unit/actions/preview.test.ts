import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountView } from '../../../nodes/Argyle/actions/account/view';
import { inviteView } from '../../../nodes/Argyle/actions/invite/view';
import { itemView } from '../../../nodes/Argyle/actions/item/view';
import { userView } from '../../../nodes/Argyle/actions/user/view';

const FOLDER = join(__dirname, '../../../nodes/Argyle/__schema__/v1.0.0');

describe('the fields that n8n offers for dragging before the node has run', () => {
	it.each([
		{ operation: 'account/get', fields: accountView.simplified },
		{ operation: 'account/getAll', fields: accountView.simplified },
		{ operation: 'invite/get', fields: inviteView.simplified },
		{ operation: 'invite/getAll', fields: inviteView.simplified },
		{ operation: 'invite/resend', fields: [...inviteView.simplified, 'already_sent'] },
		{ operation: 'item/get', fields: itemView.simplified },
		{ operation: 'item/getAll', fields: itemView.simplified },
		{ operation: 'user/get', fields: userView.simplified },
		{ operation: 'user/getAll', fields: userView.simplified },
	])('are those of the default output: $operation', ({ operation, fields }) => {
		const { properties } = JSON.parse(readFileSync(join(FOLDER, `${operation}.json`), 'utf8'));
		expect(Object.keys(properties)).toEqual(fields);
	});
});
