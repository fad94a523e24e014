import type { IDataObject } from 'n8n-workflow';
import { isObject, readObject, readText } from '../api/fields';

/** The applicant's contact details, as far as Argyle has them. */
export interface Contact extends IDataObject {
	first_name: string | null;
	last_name: string | null;
	email: string | null;
	phone_number: string | null;
	external_id: string | null;
	external_metadata: IDataObject;
}

/**
 * Reads the contact from a user object; null when the value is not an object. It takes only listed
 * fields, because users also hold `ssn` and `birth_date`.
 */
export function readContact(user: unknown): Contact | null {
	if (!isObject(user)) return null;
	return {
		first_name: readText(user, 'first_name'),
		last_name: readText(user, 'last_name'),
		email: readText(user, 'email'),
		phone_number: readText(user, 'phone_number'),
		external_id: readText(user, 'external_id'),
		external_metadata: readObject(user, 'external_metadata') ?? {},
	};
}
