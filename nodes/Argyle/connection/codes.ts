/** Who has to act next. `user` is the applicant, `you` the company that runs the workflow. */
export type Actor = 'user' | 'payroll_provider' | 'argyle' | 'you' | 'nobody';

/**
 * Whether another attempt makes sense. `now`: the same way, as soon as the next step is done.
 * `later`: the same way, but time has to pass or somebody else has to act first. `other_method`:
 * another login, another account or documents. `none`: another attempt changes nothing.
 */
export type RetryAdvice = 'now' | 'later' | 'other_method' | 'none';

/** What a failure code means, for the operator, and a message for the applicant. */
export interface Guidance {
	title: string;
	explanation: string;
	actor: Actor;
	retry: RetryAdvice;
	next_step: string;
	suggested_message: string;
}

/**
 * Every value of `connection.error_code` that Argyle's API specification publishes (51 in August
 * 2026). Causes come from docs.argyle.com/api-reference/account-connection-errors, Argyle's help
 * centre and the release notes of its Link SDKs. Argyle does not describe every code in public:
 * where an explanation says "usually means", it rests on the code's name alone.
 */
export const catalogue = {
	account_disabled: {
		title: 'Payroll account is disabled',
		explanation:
			'The payroll system reports the account as suspended or disabled, for example after a long time without use.',
		actor: 'user',
		retry: 'later',
		next_step:
			'Ask the applicant to have their payroll provider or employer reactivate the account, then to connect again.',
		suggested_message:
			"Your payroll account looks inactive at the moment, so we couldn't connect to it. Your employer or payroll provider can turn it back on. Once it's active, you can connect again.",
	},
	account_inaccessible: {
		title: 'Argyle cannot reach the payroll account',
		explanation:
			'Argyle was unexpectedly unable to open the account. Its team is notified automatically and looks into it.',
		actor: 'argyle',
		retry: 'later',
		next_step:
			'Wait for Argyle, and contact its support with the account ID if nothing changes within a day.',
		suggested_message:
			"We couldn't open your payroll account this time. There's nothing you need to do right now. We're looking into it and will let you know when you can connect again.",
	},
	account_incomplete: {
		title: 'Payroll account is not set up yet',
		explanation:
			'The applicant has not finished setting up their account in the payroll system, which is common for new employees.',
		actor: 'user',
		retry: 'now',
		next_step:
			'Ask the applicant to log in on the payroll site, finish the set-up there, and connect again.',
		suggested_message:
			"Your payroll account isn't fully set up yet. Log in on your payroll website, finish the set-up steps there, and then connect again.",
	},
	account_nonunique: {
		title: 'Personal details match several payroll records',
		explanation:
			'The details given in Login help (such as name, phone or email) match more than one record in the payroll system.',
		actor: 'user',
		retry: 'other_method',
		next_step: 'Ask the applicant to log in with a username and password instead of Login help.',
		suggested_message:
			'The details you entered match more than one payroll record, so we could not tell which one is yours. Go back to the connection page and log in with your usual payroll username instead.',
	},
	account_not_found: {
		title: 'No payroll record matches the personal details',
		explanation:
			'The details given in Login help (such as name, phone or email) match no record in the payroll system.',
		actor: 'user',
		retry: 'now',
		next_step:
			'Ask the applicant to check the employer they picked, and to use the phone number or email that their payroll provider has on file.',
		suggested_message:
			"We couldn't find a payroll record with the details you entered. Check that you picked the right employer, then try again with the phone number or email your employer has on file for you.",
	},
	all_employers_connected: {
		title: 'All employers are already connected',
		explanation:
			'Every payroll account that goes with the details given in Login help is connected already, so nothing was left to add.',
		actor: 'nobody',
		retry: 'none',
		next_step:
			'Use the accounts already connected for this applicant. This leftover account can be deleted.',
		suggested_message:
			"All of your payroll accounts are already connected, so you're all set. There's nothing more you need to do.",
	},
	auth_method_temporarily_unavailable: {
		title: 'This way of logging in is down for now',
		explanation:
			'The login method that the applicant chose is temporarily unavailable for this payroll system.',
		actor: 'user',
		retry: 'other_method',
		next_step: 'Ask the applicant to pick another login method, or to come back in a few hours.',
		suggested_message:
			"The way you chose to log in isn't working right now. Go back to the connection page and pick another way to log in, or try the same one again in a few hours.",
	},
	auth_required: {
		title: 'Account was disconnected, needs a reconnect',
		explanation:
			'An account that was connected before has lost its connection, and the payroll system wants the applicant to confirm it.',
		actor: 'user',
		retry: 'now',
		next_step:
			'Send the applicant back to Link and have them select Reconnect. Resend the original invite rather than a new one, which would duplicate the user.',
		suggested_message:
			'Your payroll account is no longer connected. Go back to the connection page and select Reconnect. It should only take a minute.',
	},
	connection_unavailable: {
		title: 'Payroll account was unavailable',
		explanation:
			'A new connection was attempted, but the payroll account was unavailable at that moment.',
		actor: 'nobody',
		retry: 'later',
		next_step: 'Wait a few hours, then ask the applicant to connect again.',
		suggested_message:
			"Your payroll account couldn't be reached just now. Nothing is needed from you today; you can connect again in a few hours.",
	},
	credentials_managed_by_organization: {
		title: 'Login is managed by the employer',
		explanation:
			"This usually means that the applicant's login is run by their employer (single sign-on), and that the payroll system's own login does not take it.",
		actor: 'user',
		retry: 'other_method',
		next_step:
			"Ask the applicant to choose their employer's login (single sign-on) on the login screen.",
		suggested_message:
			'Your employer handles the login for this payroll account. Go back to the connection page, choose the company login option, and log in the way you do at work.',
	},
	existing_account_found: {
		title: 'This payroll account is already connected',
		explanation:
			'In Login help, the applicant tried to connect a payroll account that is connected already.',
		actor: 'nobody',
		retry: 'none',
		next_step:
			'Use the account already connected for this applicant. This leftover account can be deleted.',
		suggested_message:
			"This payroll account is already connected, so you're all set. There's nothing more you need to do.",
	},
	expired_credentials: {
		title: 'Payroll password has expired',
		explanation:
			'Some payroll systems ask for a new password from time to time, and this one no longer accepts the current one.',
		actor: 'user',
		retry: 'now',
		next_step:
			'Ask the applicant to set a new password on the payroll site, then to connect again with it.',
		suggested_message:
			'Your payroll website would like you to set a new password. Change it there first, then go back to the connection page and log in again.',
	},
	full_auth_required: {
		title: 'A complete login is needed again',
		explanation:
			'This usually means that selecting Reconnect is not enough for this account, and that the complete login is needed.',
		actor: 'user',
		retry: 'now',
		next_step: 'Send the applicant back to Link and ask them to complete the login from the start.',
		suggested_message:
			'Your payroll account needs you to log in once more. Go back to the connection page and follow the steps from the start.',
	},
	insufficient_account_data: {
		title: 'Payroll account has too little data',
		explanation:
			'This usually means that the account holds too little data to be useful, for example before a first payday.',
		actor: 'you',
		retry: 'other_method',
		next_step:
			'Offer the applicant another way, such as uploading documents or connecting another account.',
		suggested_message:
			"There doesn't seem to be enough in your payroll account for this step yet. We will contact you about another way to finish this step, such as uploading pay stubs.",
	},
	invalid_account_type: {
		title: 'Login belongs to another kind of account',
		explanation:
			'The login may be for another kind of account than the one needed, for example not an employee account.',
		actor: 'user',
		retry: 'other_method',
		next_step:
			'Ask the applicant to log in with the account in which they see their own pay stubs.',
		suggested_message:
			'The login you used is for a different kind of account. Go back to the connection page and log in instead with the account where you see your own pay stubs.',
	},
	invalid_auth: {
		title: 'Login details were not accepted',
		explanation:
			'This usually means that the payroll system did not accept the login details as they were entered.',
		actor: 'user',
		retry: 'now',
		next_step:
			'Ask the applicant to check that they can log in on the payroll site, then to connect again with the same details.',
		suggested_message:
			"Your payroll provider didn't accept the login. Check that you can log in on your payroll website, then use the same details on the connection page.",
	},
	invalid_credentials: {
		title: 'Username or password did not match',
		explanation: 'The payroll system did not accept the username or password that was entered.',
		actor: 'user',
		retry: 'now',
		next_step:
			'Ask the applicant to try again, or to reset the password through "Login help" in Link.',
		suggested_message:
			"The login details didn't match what your payroll provider has on file. Go back to the connection page and try again, or use the login help there to reset your password.",
	},
	invalid_employer_identifier: {
		title: 'Company ID did not match',
		explanation:
			'This usually means that the company or organization ID asked for at login is not one that the payroll system knows.',
		actor: 'user',
		retry: 'now',
		next_step:
			'Ask the applicant to get the company ID from their employer (HR often has it), then to connect again.',
		suggested_message:
			"The company ID you entered didn't match your employer. Your HR team or payroll website can tell you the right one. Once you have it, try again on the connection page.",
	},
	invalid_login_method: {
		title: 'Account uses another login method',
		explanation:
			'This usually means that the payroll account cannot be opened with the login method that the applicant chose.',
		actor: 'user',
		retry: 'other_method',
		next_step:
			'Ask the applicant to choose the login method that they also use on the payroll site.',
		suggested_message:
			'Your payroll account uses a different way to log in. Go back to the connection page and choose the option you normally use on your payroll website.',
	},
	invalid_login_url: {
		title: 'Login page address did not match',
		explanation:
			"This usually means that the web address entered is not the employer's login page for this payroll system.",
		actor: 'user',
		retry: 'now',
		next_step:
			"Ask the applicant to copy the address of their employer's payroll login page, then to connect again.",
		suggested_message:
			"The web address you entered didn't lead to your employer's payroll login. Open your payroll website as you normally do, copy its address, and use it on the connection page.",
	},
	invalid_mfa: {
		title: 'Security code did not match',
		explanation:
			'The applicant did not give the right answer to the extra security check (MFA), such as a code sent by text.',
		actor: 'user',
		retry: 'now',
		next_step:
			'Ask the applicant to connect again and to use the newest code that the payroll provider sends.',
		suggested_message:
			"The security code didn't match. Go back to the connection page, log in again, and enter the newest code you receive there.",
	},
	invalid_store_identifier: {
		title: 'Store number did not match',
		explanation:
			'This usually means that the store or location number asked for at login is not one that the payroll system knows.',
		actor: 'user',
		retry: 'now',
		next_step:
			'Ask the applicant to get the store number from a manager or a pay stub, then to connect again.',
		suggested_message:
			"The store number you entered didn't match. Your manager or a recent pay stub can help you find the right one. Then go back to the connection page and try again.",
	},
	known_employer_redirect: {
		title: 'Employer has its own payroll login',
		explanation:
			'This usually means that the employer was recognized and that its employees log in somewhere else than where this applicant tried.',
		actor: 'user',
		retry: 'other_method',
		next_step:
			'Ask the applicant to search for their employer by name in Link and to log in there.',
		suggested_message:
			'Your employer seems to have its own login page for payroll. Go back to the connection page, search for your employer by name, and log in there.',
	},
	login_attempts_exceeded: {
		title: 'Too many login attempts',
		explanation: 'The payroll system has locked the login after too many attempts.',
		actor: 'user',
		retry: 'later',
		next_step:
			'Ask the applicant to wait or to unlock the account on the payroll site, and to connect again after that.',
		suggested_message:
			'Your payroll provider has paused logins for a while to keep your account safe. Wait about an hour or reset your password on your payroll website, and then connect again.',
	},
	login_cancelled_by_the_user: {
		title: 'Applicant left before logging in',
		explanation: 'The applicant closed or cancelled the login before it was complete.',
		actor: 'user',
		retry: 'now',
		next_step: 'Send a friendly reminder, and ask whether something is unclear.',
		suggested_message:
			"Your payroll account isn't connected yet. You can pick up where you left off on the connection page at any time. If you have questions, we're happy to help.",
	},
	login_gov_not_linked: {
		title: 'Login.gov is not linked to the payroll account',
		explanation:
			'This usually means that the applicant used Login.gov, but has not linked it to their payroll account yet.',
		actor: 'user',
		retry: 'now',
		next_step:
			'Ask the applicant to link Login.gov to their account on the payroll site, then to connect again.',
		suggested_message:
			"Your Login.gov account doesn't seem to be connected to your payroll account yet. Connect the two on your payroll website first, then go back to the connection page.",
	},
	mfa_attempts_exceeded: {
		title: 'Too many security code attempts',
		explanation:
			'The extra security check (MFA) was tried too many times, and the payroll system has paused it.',
		actor: 'user',
		retry: 'later',
		next_step:
			'Ask the applicant to wait an hour or so, to log in once on the payroll site, and then to connect again.',
		suggested_message:
			'Your payroll provider has paused security codes for a while to keep your account safe. Wait about an hour, check that you can log in on your payroll website, and then connect again.',
	},
	mfa_cancelled_by_the_user: {
		title: 'Applicant left at the security check',
		explanation: 'The applicant logged in, but cancelled the extra security check (MFA).',
		actor: 'user',
		retry: 'now',
		next_step:
			'Send a friendly reminder, and say that the security check comes from the payroll provider.',
		suggested_message:
			'You were almost done: only the security check from your payroll provider is left. Go back to the connection page, log in, and finish that last step.',
	},
	mfa_exhausted: {
		title: 'Security check is locked',
		explanation:
			'This usually means that the payroll system has locked the extra security check (MFA) for good after too many attempts.',
		actor: 'user',
		retry: 'later',
		next_step:
			'Ask the applicant to reset the security check on the payroll site or with its support, and to connect again after that.',
		suggested_message:
			'Your payroll provider has locked the security check on your account. Reset it on your payroll website or ask their support team for help. After that, you can connect again.',
	},
	mfa_not_configured: {
		title: 'Security check is not set up yet',
		explanation:
			'The payroll system asks for an extra security check (MFA) that the applicant has not set up yet, which is common for new accounts.',
		actor: 'user',
		retry: 'now',
		next_step: 'Ask the applicant to set up MFA on the payroll site, then to connect again.',
		suggested_message:
			'Your payroll website wants you to set up a security check, such as codes by text, first. Log in there, set it up, and then go back to the connection page.',
	},
	mfa_timeout: {
		title: 'Security code was not entered in time',
		explanation: 'The applicant did not complete the extra security check (MFA) in time.',
		actor: 'user',
		retry: 'now',
		next_step:
			'Send a friendly reminder, and ask the applicant to keep their phone or email at hand.',
		suggested_message:
			'Time ran out before the security check was done. Keep your phone or email close by, go back to the connection page, and try again.',
	},
	multi_driver_account: {
		title: 'Account is shared by several drivers',
		explanation:
			"This usually means that the account covers more than one driver, so one person's pay cannot be told apart.",
		actor: 'you',
		retry: 'other_method',
		next_step:
			'Offer the applicant another way, such as uploading documents or connecting their own account.',
		suggested_message:
			"Your account seems to cover more than one driver, so we can't tell which records are yours. We will contact you about another way to finish this step, such as uploading documents.",
	},
	ongoing_refresh_disabled: {
		title: 'Data updates are switched off for this account',
		explanation:
			'The account was connected, but its ongoing data updates have been switched off, so no new data arrives.',
		actor: 'nobody',
		retry: 'none',
		next_step:
			'Use the data already there. If you need new data, invite the user to reconnect, which may be billed as a new connection.',
		suggested_message:
			"Your payroll account is no longer being updated. There's nothing you need to do, and we will contact you if we need newer records.",
	},
	passkey_limit_reached: {
		title: 'Payroll account has too many passkeys',
		explanation:
			'This usually means that the payroll account already holds as many passkeys as its provider allows.',
		actor: 'user',
		retry: 'now',
		next_step:
			'Ask the applicant to remove an old passkey in the security settings of the payroll site, then to connect again.',
		suggested_message:
			'Your payroll account seems to have all the passkeys it can hold. Remove an old one in the security settings on your payroll website, then go back to the connection page.',
	},
	personal_data_access_not_granted: {
		title: 'Access to personal data was not allowed',
		explanation:
			'This usually means that the applicant, or a setting in their payroll account, did not allow access to their personal data.',
		actor: 'user',
		retry: 'now',
		next_step:
			'Tell the applicant what the data is for, and ask them to connect again and to allow access.',
		suggested_message:
			"Your payroll account couldn't be connected because access to your records was not allowed. If you're happy to go ahead, go back to the connection page and allow access when asked.",
	},
	physical_mfa_unsupported: {
		title: 'Security keys are not supported',
		explanation:
			'This usually means that the payroll account is protected by a physical security key, which Argyle cannot use.',
		actor: 'user',
		retry: 'other_method',
		next_step:
			'Ask the applicant to add another kind of security check (such as text or app codes), or offer to take documents.',
		suggested_message:
			"Your payroll account uses a security key, which doesn't work here. Choose another security check on your payroll website, such as codes by text, then connect again. If you can't, let us know and we'll find another way.",
	},
	platform_temporarily_unavailable: {
		title: 'Payroll system is down for now',
		explanation: 'The payroll system is temporarily unavailable, for example for maintenance.',
		actor: 'payroll_provider',
		retry: 'later',
		next_step: 'Wait a few hours, then ask the applicant to connect again.',
		suggested_message:
			"Your payroll provider's website isn't available right now. There's nothing you need to do; you can connect again later today.",
	},
	platform_unavailable: {
		title: 'Payroll system is unavailable',
		explanation:
			'This usually means that the payroll system cannot be reached, and it is not known for how long.',
		actor: 'payroll_provider',
		retry: 'other_method',
		next_step:
			'Offer the applicant another way, such as uploading documents. If there is time, wait a day and have them connect again.',
		suggested_message:
			"Your payroll provider's website can't be reached at the moment. If you don't want to wait, you can upload documents such as pay stubs instead, where that is offered.",
	},
	service_unavailable: {
		title: 'Connection service was unavailable',
		explanation:
			'This usually means that a service needed for the connection was unavailable at that moment.',
		actor: 'nobody',
		retry: 'later',
		next_step:
			'Wait an hour, then ask the applicant to connect again. Check the Argyle status page if it goes on.',
		suggested_message:
			"The connection service wasn't available just now, so your payroll account couldn't be connected. Nothing is needed from you right now; you can connect again in about an hour.",
	},
	session_limit_reached: {
		title: 'Payroll account is open in too many places',
		explanation:
			'This usually means that the payroll system allows only so many logins at the same time, and the limit is reached.',
		actor: 'user',
		retry: 'now',
		next_step:
			'Ask the applicant to log out of the payroll site on their other devices, then to connect again.',
		suggested_message:
			'Your payroll account is open in too many places at once. Log out of it on your other phones and computers, then go back to the connection page and try again.',
	},
	system_error: {
		title: 'Argyle had a technical fault',
		explanation:
			'Argyle ran into a fault of its own while connecting. Its team is notified automatically and looks into it.',
		actor: 'argyle',
		retry: 'later',
		next_step:
			'Wait for Argyle, and contact its support with the account ID if nothing changes within a day.',
		suggested_message:
			"Something on our side kept your payroll account from connecting. There's nothing you need to do right now. We will let you know when you can connect again.",
	},
	temporary_credentials: {
		title: 'Password is still the temporary one',
		explanation:
			'This usually means that the applicant logged in with a temporary password that has to be replaced first.',
		actor: 'user',
		retry: 'now',
		next_step:
			'Ask the applicant to set a password of their own on the payroll site, then to connect again with it.',
		suggested_message:
			'Your payroll account seems to still have its first, temporary password. Log in on your payroll website, set your own password there, and then go back to the connection page.',
	},
	tos_required: {
		title: 'Terms of service are not accepted yet',
		explanation:
			'The payroll system wants the applicant to accept its terms of service before it lets anyone in.',
		actor: 'user',
		retry: 'now',
		next_step:
			'Ask the applicant to log in on the payroll site, to accept the terms there, and to connect again.',
		suggested_message:
			'Your payroll website has terms for you to review. Log in there, accept them if you agree, and then go back to the connection page.',
	},
	trial_connections_exhausted: {
		title: 'Your Argyle trial has no connections left',
		explanation:
			'Your Argyle trial plan has used up its connections. No applicant can connect now.',
		actor: 'you',
		retry: 'later',
		next_step: 'Contact Argyle to extend your plan, then ask the applicant to connect again.',
		suggested_message:
			"Something on our side kept your payroll account from connecting, and we're fixing it. We will let you know as soon as you can connect.",
	},
	trial_period_expired: {
		title: 'Your Argyle trial has ended',
		explanation: 'The trial period of your Argyle plan is over. No applicant can connect now.',
		actor: 'you',
		retry: 'later',
		next_step: 'Contact Argyle to move to a paid plan, then ask the applicant to connect again.',
		suggested_message:
			"We couldn't connect your payroll account because of a setting on our side. We're fixing it and will let you know as soon as you can connect.",
	},
	unrecognized_employer_email: {
		title: 'Work email was not recognized',
		explanation:
			'This usually means that the email address entered is not one that the payroll system knows for this employer.',
		actor: 'user',
		retry: 'now',
		next_step: 'Ask the applicant to use the work email address that their employer has on file.',
		suggested_message:
			"The email address you entered isn't linked to your employer. Go back to the connection page and use your work email, the one your employer has on file.",
	},
	unsupported_auth_type: {
		title: 'This kind of login is not supported',
		explanation:
			'This usually means that the payroll account is opened with a kind of login that Argyle cannot use.',
		actor: 'user',
		retry: 'other_method',
		next_step:
			'Ask the applicant to choose another way to log in, or offer to take documents instead.',
		suggested_message:
			"The kind of login on your payroll account doesn't work here. Go back to the connection page and choose another way to log in. If there is none, let us know and we'll find another way.",
	},
	unsupported_business_account: {
		title: 'Business accounts are not supported',
		explanation:
			'The applicant logged in with a business account. Only personal (employee) accounts can be connected.',
		actor: 'user',
		retry: 'other_method',
		next_step: 'Ask the applicant to log in with their personal (employee) account.',
		suggested_message:
			"You logged in with a business account, which can't be connected here. Go back to the connection page and use your own personal account instead.",
	},
	unsupported_language: {
		title: 'Language of the payroll account is not supported',
		explanation:
			'This usually means that the payroll account is set to a language that Argyle cannot read yet.',
		actor: 'user',
		retry: 'now',
		next_step:
			'Ask the applicant to switch the payroll site to English and to connect again, or offer to take documents.',
		suggested_message:
			"Your payroll website seems to be set to a language that doesn't work here yet. Switch it to English in your settings there, then go back to the connection page. If you can't, let us know and we'll find another way.",
	},
	unsupported_mfa_method: {
		title: 'This kind of security check is not supported',
		explanation:
			'The payroll account is protected by a kind of security check (MFA) that Argyle cannot use.',
		actor: 'user',
		retry: 'other_method',
		next_step:
			'Ask the applicant to add another security check (such as text or email codes), or offer to take documents.',
		suggested_message:
			"The security check on your payroll account doesn't work here. Add another kind on your payroll website, such as codes by text or email, then connect again. If you can't, let us know and we'll find another way.",
	},
	user_action_timeout: {
		title: 'Applicant did not finish in time',
		explanation:
			'The applicant was asked to do something during the login and did not do it in time.',
		actor: 'user',
		retry: 'now',
		next_step: 'Send a friendly reminder, and ask the applicant to set aside five minutes.',
		suggested_message:
			'Time ran out while your payroll account was being connected. Set aside about five minutes, then go back to the connection page and try again.',
	},
} as const satisfies Record<string, Guidance>;

/** One of the published codes. */
export type KnownCode = keyof typeof catalogue;
