import type { IDataObject } from 'n8n-workflow';
import { omit } from '../../api/fields';
import type { Fields, View } from '../output';
import { pick } from '../output';

/** The fields of a user that the node returns (docs.argyle.com/api-reference/users). */
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

/** Formats a user, without the fields that would harm the applicant most if they leaked. */
export function showUser(user: IDataObject, fields: Fields): IDataObject {
	return pick(omit(user, 'ssn', 'birth_date', 'address'), fields);
}
