/** The messages of Argyle's documentation and of recorded traffic. */
const KNOWN_MESSAGES = new Map([
	['account_disabled', "This user's employment account appears to be suspended or disabled."],
	[
		'account_inaccessible',
		"This user's account is not currently accessible. Our team has been notified and is investigating.",
	],
	['account_incomplete', "This user's employment account is not yet active."],
	['invalid_credentials', 'This user entered an incorrect username or password.'],
	['invalid_mfa', 'This user did not provide the correct multi-factor authentication response.'],
	['mfa_timeout', 'This user did not provide the multi-factor authentication code in time.'],
	[
		'system_error',
		'Argyle encountered a problem connecting to this account. Our team has been notified and is investigating.',
	],
]);

/**
 * Gives the message of an error code. The texts of invalid_credentials and mfa_timeout, and
 * of every code that is not listed, are invented: Argyle's own could not be read.
 */
export function errorMessageOf(code: string): string {
	return KNOWN_MESSAGES.get(code) ?? `This account could not be connected (${code}).`;
}
