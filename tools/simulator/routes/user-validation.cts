import { errorsIn, isObject } from './fields.cts';
import type { User } from '../types.cts';

/** what a caller may set */
const WRITABLE: (keyof User)[] = [
	'external_metadata',
	'external_id',
	'first_name',
	'last_name',
	'email',
	'phone_number',
	'ssn',
	'address',
	'birth_date',
];

/** Reads the body of POST and PATCH /users. The two error texts are Argyle's own. */
export function readUser(body: unknown): {
	fields: Partial<User>;
	errors?: Record<string, string[]>;
} {
	if (!isObject(body)) {
		const message = 'Invalid data. Expected a dictionary.';
		return { fields: {}, errors: { non_field_errors: [message] } };
	}
	const { email, phone_number: phone } = body;
	const errors = errorsIn({
		email: looksLike(email, /^[^@\s]+@[^@\s]+\.[^@\s]+$/)
			? undefined
			: ['Enter a valid email address.'],
		phone_number: looksLike(phone, /^\+[1-9]\d{6,14}$/)
			? undefined
			: ['Enter a valid phone number.'],
	});
	const given = WRITABLE.filter((name) => body[name] !== undefined);
	return { fields: Object.fromEntries(given.map((name) => [name, body[name]])), errors };
}

/** @returns true also for what was not given */
function looksLike(value: unknown, form: RegExp): boolean {
	return value === undefined || value === null || (typeof value === 'string' && form.test(value));
}
