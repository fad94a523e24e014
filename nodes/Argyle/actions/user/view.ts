import type { IDataObject } from 'n8n-workflow';
import { omit } from '../../api/fields';
import type { Fields, View } from '../output';
import { pick } from '../output';

/** What the node shows of a user (docs.argyle.com/api-reference/users). */
export const userView: View = {
	fields: [
		'created_at',
		'email',
		'employers_connected',
		'external_id',
		'external_metadata',
		'first_name',
		'id',
		'items_connected',
		'last_name',
		'phone_number',
	],
	simplified: [
		'id',
		'external_id',
		'first_name',
		'last_name',
		'email',
		'phone_number',
		'external_metadata',
		'employers_connected',
		'items_connected',
		'created_at',
	],
};

/** Shows a user, never with what would harm the applicant most in the wrong place. */
export function showUser(user: IDataObject, fields: Fields): IDataObject {
	return pick(omit(user, 'ssn', 'birth_date', 'address'), fields);
}
