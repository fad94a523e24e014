/** Who acts next. `user` is the applicant, `you` the company that runs the workflow. */
export type Actor = 'user' | 'payroll_provider' | 'argyle' | 'you' | 'nobody';

/**
 * Whether another attempt makes sense. `now`: the same way, as soon as the next step is done.
 * `later`: the same way, but time has to pass or somebody else has to act first. `other_method`:
 * another login, another account or documents. `none`: another attempt changes nothing.
 */
export type RetryAdvice = 'now' | 'later' | 'other_method' | 'none';

/** Whether Argyle describes the code in public, or the explanation rests on its name. */
export type Basis = 'documented' | 'inferred';

/** What a code is about, for statistics and branches. */
export type Group =
	| 'login'
	| 'mfa'
	| 'provider'
	| 'account'
	| 'method'
	| 'data'
	| 'plan'
	| 'system';

/**
 * What a failure code means, for the operator, and what to write to the applicant. In `subject`,
 * `suggested_message` and `sms`, `{payroll}` stands for "payroll" or "Walmart payroll"
 * (wording.ts). It always follows "your", so that every name fits the sentence.
 */
export interface Guidance {
	basis: Basis;
	group: Group;
	title: string;
	explanation: string;
	actor: Actor;
	retry: RetryAdvice;
	/** 0 for immediately, null where another attempt changes nothing. */
	retry_after_minutes: number | null;
	/** For the operator. */
	next_step: string;
	/** False where nothing should go out; the texts are harmless anyway. */
	notify_applicant: boolean;
	subject: string;
	/** For an email. It says "your link": the workflow adds the link. */
	suggested_message: string;
	/** At most 120 characters, so that brand, link and opt-out still fit two SMS segments. */
	sms: string;
}

const subjects = {
	oneMoreStep: 'One more step to connect your {payroll}',
	finish: 'Finish connecting your {payroll}',
	reconnect: 'Please reconnect your {payroll}',
	later: 'Your {payroll} connection: try again later',
	anotherWay: 'Another way to connect your {payroll}',
	connected: 'Your {payroll} is already connected',
	inactive: 'Your {payroll} account looks inactive',
	nothingToDo: 'Your {payroll}: nothing to do right now',
} as const;

/**
 * Every value of `connection.error_code` that Argyle's API specification publishes (51 in August
 * 2026), and `duplicate_account`, which the release notes of Argyle Link 5.12 list. Causes come
 * from docs.argyle.com/api-reference/account-connection-errors, Argyle's help centre and the
 * release notes of its Link SDKs. Link's own words in the texts are Reconnect and Login help:
 * other buttons are not documented.
 */
export const catalogue = {
	account_disabled: {
		basis: 'documented',
		group: 'account',
		title: 'Payroll account is disabled',
		explanation:
			'The payroll system reports the account as suspended or disabled, for example after a long time without use.',
		actor: 'user',
		retry: 'later',
		retry_after_minutes: 1440,
		next_step:
			'Ask the applicant to have their employer or payroll provider reactivate the account, then to connect again. Offer documents to those who have left the job.',
		notify_applicant: true,
		subject: subjects.inactive,
		suggested_message:
			"Your {payroll} account looks inactive, so we can't connect to it. Your employer can turn it back on. Once you can log in on your payroll site, use your link again. If you no longer work there, reply to ask about another way.",
		sms: 'Your {payroll} account looks inactive. Once your employer turns it on, use your link. Left that job? Reply.',
	},
	account_inaccessible: {
		basis: 'documented',
		group: 'account',
		title: 'Payroll account could not be opened',
		explanation:
			'Argyle was unexpectedly unable to open the account, and its team investigates. Link asks the applicant to check that the account is active and fully set up.',
		actor: 'user',
		retry: 'later',
		retry_after_minutes: 1440,
		next_step:
			"Ask the applicant to check the account on the payroll site and to try again tomorrow. Contact Argyle's support with the account ID if it happens again.",
		notify_applicant: true,
		subject: subjects.later,
		suggested_message:
			"We couldn't open your {payroll} account this time. Please log in on your payroll site once, and check that your account is active and fully set up. Then try your link again tomorrow. If it still doesn't work, reply to ask about another way.",
		sms: "We couldn't open your {payroll} account. Check that it's active and set up, then use your link again tomorrow.",
	},
	account_incomplete: {
		basis: 'documented',
		group: 'account',
		title: 'Payroll account is not set up yet',
		explanation:
			'The applicant has not finished setting up their account in the payroll system, which is common for new employees.',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step:
			'Ask the applicant to log in on the payroll site, finish the set-up there, and connect again.',
		notify_applicant: true,
		subject: subjects.oneMoreStep,
		suggested_message:
			"Your {payroll} account isn't fully set up yet. Log in on your payroll site, finish the set-up there, and then use your link again.",
		sms: "Your {payroll} account isn't fully set up yet. Finish the set-up on your payroll site, then use your link.",
	},
	account_nonunique: {
		basis: 'documented',
		group: 'login',
		title: 'Personal details match several payroll records',
		explanation:
			'The details given in Login help (such as name, phone or email) match more than one record in the payroll system.',
		actor: 'user',
		retry: 'other_method',
		retry_after_minutes: 0,
		next_step: 'Ask the applicant to log in with a username and password instead of Login help.',
		notify_applicant: true,
		subject: subjects.anotherWay,
		suggested_message:
			"Your details match more than one payroll record, so we couldn't tell which one is yours. Open your link again, and log in with your {payroll} username instead.",
		sms: 'Your details match more than one record. Open your link and log in with your {payroll} username instead.',
	},
	account_not_found: {
		basis: 'documented',
		group: 'login',
		title: 'No payroll record matches the personal details',
		explanation:
			'The details given in Login help (such as name, phone or email) match no record in the payroll system.',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step:
			'Ask the applicant to check the employer they picked, and to use the phone number or email that their payroll provider has on file.',
		notify_applicant: true,
		subject: subjects.oneMoreStep,
		suggested_message:
			"We couldn't find your {payroll} record with the details you gave. Open your link again and check that you picked the right employer. Then use the phone number or email your employer has on file.",
		sms: "We couldn't find your {payroll} record. Use your link with the phone or email your employer has on file.",
	},
	all_employers_connected: {
		basis: 'documented',
		group: 'account',
		title: 'All employers are already connected',
		explanation:
			'Every payroll account that goes with the details given in Login help is connected already, so nothing was left to add.',
		actor: 'nobody',
		retry: 'none',
		retry_after_minutes: null,
		next_step:
			'Use the accounts already connected for this applicant. This leftover account can be deleted.',
		notify_applicant: true,
		subject: subjects.connected,
		suggested_message:
			"Good news: all of your {payroll} accounts that we found are already connected. There's no need to connect them again. If you have another job, please reply to tell us.",
		sms: 'Good news: your {payroll} accounts are already connected. Have another job? Please reply to tell us.',
	},
	auth_method_temporarily_unavailable: {
		basis: 'documented',
		group: 'method',
		title: 'This way of logging in is down for now',
		explanation:
			'The login method that the applicant chose is temporarily unavailable for this payroll system.',
		actor: 'user',
		retry: 'other_method',
		retry_after_minutes: 0,
		next_step: 'Ask the applicant to pick another login method, or to come back in a few hours.',
		notify_applicant: true,
		subject: subjects.anotherWay,
		suggested_message:
			"The way you chose to log in to your {payroll} account isn't working right now. Open your link and pick another way to log in. Or try the same way again in a few hours.",
		sms: 'One way to log in to your {payroll} account is down right now. Open your link and pick another way.',
	},
	auth_required: {
		basis: 'documented',
		group: 'login',
		title: 'Account was disconnected, needs a reconnect',
		explanation:
			'An account that was connected before has lost its connection, and the payroll system wants the applicant to confirm it.',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step:
			'Send the applicant back to Link and have them select Reconnect. Resend the original invite rather than a new one, which would duplicate the user.',
		notify_applicant: true,
		subject: subjects.reconnect,
		suggested_message:
			'Your {payroll} account is no longer connected. Open your link and select Reconnect. It should only take a minute.',
		sms: 'Your {payroll} account is no longer connected. Open your link and select Reconnect. It takes a minute.',
	},
	connection_unavailable: {
		basis: 'documented',
		group: 'provider',
		title: 'Payroll account was unavailable',
		explanation:
			'A new connection was attempted, but the payroll account was unavailable at that moment.',
		actor: 'payroll_provider',
		retry: 'later',
		retry_after_minutes: 240,
		next_step:
			'Wait a few hours, then ask the applicant to connect again. Nothing else has to be done first.',
		notify_applicant: true,
		subject: subjects.later,
		suggested_message:
			"We couldn't reach your {payroll} account just now. It's nothing you did. Please try your link again in a few hours.",
		sms: "We couldn't reach your {payroll} account. It's nothing you did. Please use your link again in a few hours.",
	},
	credentials_managed_by_organization: {
		basis: 'inferred',
		group: 'method',
		title: 'Login is managed by the employer',
		explanation:
			"This usually means that the applicant's login is run by their employer (single sign-on), and that the payroll system's own login does not take it.",
		actor: 'user',
		retry: 'other_method',
		retry_after_minutes: 0,
		next_step:
			'Ask the applicant to search for their employer in Link and to log in there as they do at work (single sign-on).',
		notify_applicant: true,
		subject: subjects.anotherWay,
		suggested_message:
			"Your employer seems to run the login for your {payroll} account. Open your link, search for your employer by name, and log in the way you do at work. If you don't find it there, reply to ask about another way.",
		sms: 'Your employer may run your {payroll} login. Open your link, find your employer, and log in there.',
	},
	duplicate_account: {
		basis: 'documented',
		group: 'account',
		title: 'Payroll account is a duplicate of a connected one',
		explanation:
			'On the login screen, the applicant tried to connect a payroll account that is connected already.',
		actor: 'nobody',
		retry: 'none',
		retry_after_minutes: null,
		next_step:
			'Use the account already connected for this applicant. This leftover account can be deleted.',
		notify_applicant: true,
		subject: subjects.connected,
		suggested_message:
			"Good news: your {payroll} account is already connected. There's no need to connect it again.",
		sms: 'Good news: your {payroll} account is already connected. No need to connect it again.',
	},
	existing_account_found: {
		basis: 'documented',
		group: 'account',
		title: 'This payroll account is already connected',
		explanation:
			'In Login help, the applicant tried to connect a payroll account that is connected already.',
		actor: 'nobody',
		retry: 'none',
		retry_after_minutes: null,
		next_step:
			'Use the account already connected for this applicant. This leftover account can be deleted.',
		notify_applicant: true,
		subject: subjects.connected,
		suggested_message:
			"Good news: your {payroll} account is already connected. There's no need to connect it again.",
		sms: 'Good news: your {payroll} account is already connected. No need to connect it again.',
	},
	expired_credentials: {
		basis: 'documented',
		group: 'login',
		title: 'Payroll password has expired',
		explanation:
			'Some payroll systems require a new password from time to time, and this one no longer accepts the current one.',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step:
			'Ask the applicant to set a new password on the payroll site, then to connect again with it.',
		notify_applicant: true,
		subject: subjects.oneMoreStep,
		suggested_message:
			"Your {payroll} site wants a new password. Set it on your employer's payroll site, not in a message to us. Then open your link and log in again.",
		sms: "Your {payroll} site wants a new password. Set it on your employer's site, not here. Then use your link.",
	},
	full_auth_required: {
		basis: 'inferred',
		group: 'login',
		title: 'A complete login is needed again',
		explanation:
			'This usually means that selecting Reconnect is not enough for this account, and that the complete login is needed.',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step: 'Send the applicant back to Link and ask them to complete the login from the start.',
		notify_applicant: true,
		subject: subjects.reconnect,
		suggested_message:
			'Your {payroll} account asks for a full login again, which can happen from time to time. Open your link and follow the steps. Questions? Just reply.',
		sms: 'Your {payroll} account asks for a full login again. Open your link and follow the steps. Questions? Reply.',
	},
	insufficient_account_data: {
		basis: 'inferred',
		group: 'data',
		title: 'Payroll account has too little data',
		explanation:
			'This usually means that the account holds too little data to be useful, for example before a first payday.',
		actor: 'you',
		retry: 'other_method',
		retry_after_minutes: 0,
		next_step:
			'Offer the applicant another way, such as uploading documents or connecting another account.',
		notify_applicant: true,
		subject: subjects.anotherWay,
		suggested_message:
			"Your {payroll} account may have too little pay history so far. That's common in a new job. Reply to ask about using recent pay stubs or an offer letter instead.",
		sms: 'Your {payroll} account may have too little pay history. Reply to ask about pay stubs or an offer letter.',
	},
	invalid_account_type: {
		basis: 'documented',
		group: 'account',
		title: 'Login belongs to another kind of account',
		explanation:
			'The login may be for another kind of account than the one needed, for example not an employee account.',
		actor: 'user',
		retry: 'other_method',
		retry_after_minutes: 0,
		next_step:
			'Ask the applicant to log in with the account in which they see their own pay stubs.',
		notify_applicant: true,
		subject: subjects.anotherWay,
		suggested_message:
			'The login you used is for a different kind of account. Open your link again. Then log in with your {payroll} account instead, the one where you see your own pay stubs.',
		sms: 'That login is for another kind of account. Use your link with the login that shows your {payroll} records.',
	},
	invalid_auth: {
		basis: 'inferred',
		group: 'login',
		title: 'Login details were not accepted',
		explanation:
			'This usually means that the payroll system did not accept the login details as they were entered.',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step:
			'Ask the applicant to check that they can log in on the payroll site, then to connect again with the same details.',
		notify_applicant: true,
		subject: subjects.oneMoreStep,
		suggested_message:
			'Your {payroll} site may not have taken that login. Check that you can log in on the site itself. Then open your link and log in the same way.',
		sms: 'Your {payroll} site may not have taken that login. Check it on the site, then use your link again.',
	},
	invalid_credentials: {
		basis: 'documented',
		group: 'login',
		title: 'Username or password did not match',
		explanation: 'The payroll system did not accept the username or password that was entered.',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step:
			'Ask the applicant to try again, or to reset the password through "Login help" in Link.',
		notify_applicant: true,
		subject: subjects.oneMoreStep,
		suggested_message:
			"The username or password didn't match your {payroll} login. Open your link and try again. If you're not sure of them, choose Login help there to reset them.",
		sms: "That login didn't match your {payroll} account. Open your link and try again, or use Login help there.",
	},
	invalid_employer_identifier: {
		basis: 'inferred',
		group: 'login',
		title: 'Company ID did not match',
		explanation:
			'This usually means that the payroll system does not know the company or organization ID that was entered at login.',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step:
			'Ask the applicant to get the company ID from their employer (HR often has it), then to connect again.',
		notify_applicant: true,
		subject: subjects.oneMoreStep,
		suggested_message:
			'The company ID may not match your employer. Your HR team or your {payroll} site can tell you the right one. Once you have it, use your link again.',
		sms: 'That company ID may not match. HR or your {payroll} site has the right one. Then use your link again.',
	},
	invalid_login_method: {
		basis: 'inferred',
		group: 'method',
		title: 'Account uses another login method',
		explanation:
			'This usually means that the payroll account cannot be opened with the login method that the applicant chose.',
		actor: 'user',
		retry: 'other_method',
		retry_after_minutes: 0,
		next_step:
			'Ask the applicant to choose the login method that they also use on the payroll site.',
		notify_applicant: true,
		subject: subjects.anotherWay,
		suggested_message:
			'Your {payroll} account seems to use another way to log in. Open your link and choose the way you use on your payroll site.',
		sms: 'Your {payroll} account may use another way to log in. Open your link and choose the one you know.',
	},
	invalid_login_url: {
		basis: 'inferred',
		group: 'login',
		title: 'Login page address did not match',
		explanation:
			"This usually means that the web address entered is not the employer's login page for this payroll system.",
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step:
			"Ask the applicant to copy the address of their employer's payroll login page, then to connect again.",
		notify_applicant: true,
		subject: subjects.oneMoreStep,
		suggested_message:
			'The web address you used may not be your {payroll} login page. Open your payroll site as you normally do, and copy its address. Then open your link and use that address.',
		sms: 'That web address may not be your {payroll} login page. Copy the one you normally use, then open your link.',
	},
	invalid_mfa: {
		basis: 'documented',
		group: 'mfa',
		title: 'Security code did not match',
		explanation:
			'The applicant did not give the right answer to the extra security check (MFA), such as a code sent by text.',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step:
			'Ask the applicant to connect again and to use the newest code that the payroll provider sends.',
		notify_applicant: true,
		subject: subjects.oneMoreStep,
		suggested_message:
			"The security code didn't match. Open your link and log in to your {payroll} account again. Then use the newest code you get, as older ones stop working.",
		sms: "That security code didn't match. Open your link, log in to your {payroll} account, and use the newest code.",
	},
	invalid_store_identifier: {
		basis: 'inferred',
		group: 'login',
		title: 'Store number did not match',
		explanation:
			'This usually means that the payroll system does not know the store or location number that was entered at login.',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step:
			'Ask the applicant to get the store number from a manager or a pay stub, then to connect again.',
		notify_applicant: true,
		subject: subjects.oneMoreStep,
		suggested_message:
			'The store number for your {payroll} login may not match. Your manager or a recent pay stub can help you find the right one. Then open your link and try again.',
		sms: 'The store number for your {payroll} login may not match. Ask a manager, then use your link again.',
	},
	known_employer_redirect: {
		basis: 'inferred',
		group: 'method',
		title: 'Employer has its own payroll login',
		explanation:
			'This usually means that the employer was recognized and that its employees log in somewhere else than where this applicant tried.',
		actor: 'user',
		retry: 'other_method',
		retry_after_minutes: 0,
		next_step:
			'Ask the applicant to search for their employer by name in Link and to log in there.',
		notify_applicant: true,
		subject: subjects.anotherWay,
		suggested_message:
			'Your employer seems to have its own page for your {payroll} login. Open your link, search for your employer by name, and log in there.',
		sms: 'Your {payroll} login may have its own page. Open your link and search for your employer by name.',
	},
	login_attempts_exceeded: {
		basis: 'documented',
		group: 'login',
		title: 'Too many login attempts',
		explanation: 'The payroll system has locked the login after too many attempts.',
		actor: 'user',
		retry: 'later',
		retry_after_minutes: 60,
		next_step:
			'Ask the applicant to wait an hour or to unlock the account on the payroll site, and to connect again after that.',
		notify_applicant: true,
		subject: subjects.later,
		suggested_message:
			"Your {payroll} site has paused logins to keep your account safe. Please wait at least an hour. If it's still locked then, unlock it on the site. After that, use your link.",
		sms: 'Your {payroll} site paused logins. Wait at least an hour. Still locked? Unlock it there, then use your link.',
	},
	login_cancelled_by_the_user: {
		basis: 'documented',
		group: 'login',
		title: 'Applicant left before logging in',
		explanation: 'The applicant closed or cancelled the login before it was complete.',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step: 'Send a friendly reminder, and ask whether something is unclear.',
		notify_applicant: true,
		subject: subjects.finish,
		suggested_message:
			"Your {payroll} account isn't connected yet. It takes a few minutes, and you use the login you already have. Open your link when you're ready. If something is unclear, just reply.",
		sms: "Your {payroll} account isn't connected yet. Use your link to finish. Questions? Just reply.",
	},
	login_gov_not_linked: {
		basis: 'inferred',
		group: 'method',
		title: 'Login.gov is not linked to the payroll account',
		explanation:
			'This usually means that the applicant used Login.gov, but has not linked it to their payroll account yet.',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step:
			'Ask the applicant to link Login.gov to their account on the payroll site, then to connect again.',
		notify_applicant: true,
		subject: subjects.oneMoreStep,
		suggested_message:
			'Your Login.gov may not be linked to your {payroll} account yet. Connect the two on your payroll site first. Then use your link again.',
		sms: 'Your Login.gov may not be linked to your {payroll} account. Connect the two there, then use your link.',
	},
	mfa_attempts_exceeded: {
		basis: 'documented',
		group: 'mfa',
		title: 'Too many security code attempts',
		explanation:
			'The applicant tried the extra security check (MFA) too many times, and the payroll system has paused it.',
		actor: 'user',
		retry: 'later',
		retry_after_minutes: 60,
		next_step:
			'Ask the applicant to wait about an hour, to log in once on the payroll site, and then to connect again.',
		notify_applicant: true,
		subject: subjects.later,
		suggested_message:
			'Your {payroll} site has paused security codes to keep your account safe. Wait about an hour, and check that you can log in on the site. Then use your link again.',
		sms: 'Your {payroll} site paused security codes to keep you safe. Wait about an hour, then use your link again.',
	},
	mfa_cancelled_by_the_user: {
		basis: 'documented',
		group: 'mfa',
		title: 'Applicant left at the security check',
		explanation: 'The applicant logged in, but cancelled the extra security check (MFA).',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step:
			'Send a friendly reminder, and say that the security check comes from the payroll provider.',
		notify_applicant: true,
		subject: subjects.finish,
		suggested_message:
			'You were almost done: only the security check on your {payroll} account is left. Open your link, log in, and finish that last step. No access to that phone or email? Reply to ask about another way.',
		sms: 'Almost done: only the security check on your {payroll} account is left. Open your link and finish it.',
	},
	mfa_exhausted: {
		basis: 'inferred',
		group: 'mfa',
		title: 'Security check is locked',
		explanation:
			'This usually means that the payroll system has locked the extra security check (MFA) permanently after too many attempts.',
		actor: 'user',
		retry: 'later',
		retry_after_minutes: 1440,
		next_step:
			'Ask the applicant to reset the security check on the payroll site or with its support, and to connect again after that.',
		notify_applicant: true,
		subject: subjects.oneMoreStep,
		suggested_message:
			"Your {payroll} site doesn't seem to take any more security codes for your account. Reset the security check there, or ask the site's support team for help. Once you can log in again, use your link.",
		sms: 'Your {payroll} site may have locked security codes. Reset them on the site. Once it works, use your link.',
	},
	mfa_not_configured: {
		basis: 'documented',
		group: 'mfa',
		title: 'Security check is not set up yet',
		explanation:
			'The payroll system requires an extra security check (MFA) that the applicant has not set up yet, which is common for new accounts.',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step: 'Ask the applicant to set up MFA on the payroll site, then to connect again.',
		notify_applicant: true,
		subject: subjects.oneMoreStep,
		suggested_message:
			'Your {payroll} site needs you to set up a security check, such as codes by text. Log in there and turn it on. Then use your link again.',
		sms: 'Your {payroll} site needs a security check, such as codes by text. Set it up there, then use your link.',
	},
	mfa_timeout: {
		basis: 'documented',
		group: 'mfa',
		title: 'Security code was not entered in time',
		explanation: 'The applicant did not complete the extra security check (MFA) in time.',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step:
			'Send a friendly reminder, and ask the applicant to keep their phone or email at hand.',
		notify_applicant: true,
		subject: subjects.finish,
		suggested_message:
			'Time ran out before the security check on your {payroll} account was done. Keep your phone or email close by. Then open your link and try again.',
		sms: 'Time ran out on your {payroll} security check. Keep your phone close and open your link again.',
	},
	multi_driver_account: {
		basis: 'inferred',
		group: 'data',
		title: 'Account is shared by several drivers',
		explanation:
			"This usually means that the account covers more than one driver, so one person's pay cannot be separated.",
		actor: 'you',
		retry: 'other_method',
		retry_after_minutes: 0,
		next_step:
			'Offer the applicant another way, such as uploading documents or connecting their own account.',
		notify_applicant: true,
		subject: subjects.anotherWay,
		suggested_message:
			"Your {payroll} login may cover more than one driver, so we can't tell which pay is yours. If you have a login of your own, use it with your link. If not, reply to ask about using pay stubs instead.",
		sms: 'Your {payroll} login may cover more than one driver. Use your link with your own login, or reply for help.',
	},
	ongoing_refresh_disabled: {
		basis: 'documented',
		group: 'data',
		title: 'Data updates are switched off for this account',
		explanation:
			'The account was connected, but its ongoing data updates have been switched off, so no new data arrives.',
		actor: 'nobody',
		retry: 'none',
		retry_after_minutes: null,
		next_step:
			'Use the data already there. If you need new data, invite the applicant to reconnect, which may be billed as a new connection.',
		notify_applicant: false,
		subject: subjects.nothingToDo,
		suggested_message:
			"There's nothing you need to do about your {payroll} account right now. You don't need to connect it again.",
		sms: "There's nothing you need to do about your {payroll} account right now.",
	},
	passkey_limit_reached: {
		basis: 'inferred',
		group: 'mfa',
		title: 'Payroll account has too many passkeys',
		explanation:
			'This usually means that the payroll account already holds as many passkeys as its provider allows.',
		actor: 'you',
		retry: 'other_method',
		retry_after_minutes: 0,
		next_step:
			'Offer the applicant help with the login, or offer to take documents instead. Only they can tell which passkeys they still use.',
		notify_applicant: true,
		subject: subjects.anotherWay,
		suggested_message:
			"We couldn't connect your {payroll} account this time. It's nothing you did. Reply for help, or to ask about using pay stubs instead.",
		sms: "We couldn't connect your {payroll} account. It's nothing you did. Reply for help or to ask about pay stubs.",
	},
	personal_data_access_not_granted: {
		basis: 'inferred',
		group: 'data',
		title: 'Access to personal data was not allowed',
		explanation:
			'This usually means that the applicant, or a setting in their payroll account, did not allow access to their personal data.',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step:
			'Tell the applicant what the data is for, and ask them to connect again and to allow access.',
		notify_applicant: true,
		subject: subjects.oneMoreStep,
		suggested_message:
			'To finish, your {payroll} site needs your OK to share your records. Use your link if you agree. Questions, or want another way? Just reply.',
		sms: 'Your {payroll} site needs your OK to share records. Use your link if you agree, or reply for another way.',
	},
	physical_mfa_unsupported: {
		basis: 'inferred',
		group: 'mfa',
		title: 'Security keys are not supported',
		explanation:
			'This usually means that the payroll account is protected by a physical security key, which Argyle cannot use.',
		actor: 'user',
		retry: 'other_method',
		retry_after_minutes: 0,
		next_step: 'Offer to take documents instead. The applicant should keep the security key.',
		notify_applicant: true,
		subject: subjects.anotherWay,
		suggested_message:
			"Your {payroll} account seems to use a security key, and we can't connect with one. Please keep it on, as it protects your account. Reply to ask about using pay stubs instead.",
		sms: "We can't use a security key. Please keep it on your {payroll} login. Reply to ask about pay stubs instead.",
	},
	platform_temporarily_unavailable: {
		basis: 'documented',
		group: 'provider',
		title: 'Payroll system is down for now',
		explanation: 'The payroll system is temporarily unavailable, for example for maintenance.',
		actor: 'payroll_provider',
		retry: 'later',
		retry_after_minutes: 240,
		next_step: 'Wait a few hours, then ask the applicant to connect again.',
		notify_applicant: true,
		subject: subjects.later,
		suggested_message:
			"We can't reach your {payroll} site right now. It's nothing you did. Please try your link again in a few hours.",
		sms: "We can't reach your {payroll} site. It's nothing you did. Please use your link again in a few hours.",
	},
	platform_unavailable: {
		basis: 'inferred',
		group: 'provider',
		title: 'Payroll system is unavailable',
		explanation:
			'This usually means that the payroll system cannot be reached, and it is not known for how long.',
		actor: 'payroll_provider',
		retry: 'later',
		retry_after_minutes: 1440,
		next_step:
			'Wait a day, then ask the applicant to connect again. If there is no time, offer another way, such as uploading documents.',
		notify_applicant: true,
		subject: subjects.later,
		suggested_message:
			"We can't reach your {payroll} site at the moment, and it may take a while. It's nothing you did. Please try your link again tomorrow. If you can't wait, reply to ask about using pay stubs instead.",
		sms: "We can't reach your {payroll} site for now. It's nothing you did. Please use your link again tomorrow.",
	},
	service_unavailable: {
		basis: 'inferred',
		group: 'system',
		title: 'Connection service was unavailable',
		explanation:
			'This usually means that a service needed for the connection was unavailable at that moment.',
		actor: 'argyle',
		retry: 'later',
		retry_after_minutes: 60,
		next_step:
			'Wait an hour, then ask the applicant to connect again. Check the Argyle status page if it keeps failing.',
		notify_applicant: true,
		subject: subjects.later,
		suggested_message:
			"We couldn't connect your {payroll} account just now. It's nothing you did. Please try your link again in about an hour.",
		sms: "We couldn't connect your {payroll}. It's nothing you did. Please use your link again in about an hour.",
	},
	session_limit_reached: {
		basis: 'inferred',
		group: 'login',
		title: 'Payroll account is open in too many places',
		explanation:
			'This usually means that the payroll system allows only so many logins at the same time, and the limit is reached.',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step:
			'Ask the applicant to log out of the payroll site on their other devices, then to connect again.',
		notify_applicant: true,
		subject: subjects.oneMoreStep,
		suggested_message:
			'Your {payroll} account seems to be open in too many places at the same time. Log out of it on your other phones and computers. Then use your link again.',
		sms: 'Your {payroll} account may be open in too many places. Log out on other devices, then use your link.',
	},
	system_error: {
		basis: 'documented',
		group: 'system',
		title: 'Argyle had a technical fault',
		explanation:
			'Argyle ran into a fault of its own while connecting or reading the account. Its team is notified automatically.',
		actor: 'argyle',
		retry: 'later',
		retry_after_minutes: 60,
		next_step:
			"Ask the applicant to connect again in about an hour. Contact Argyle's support with the account ID if that does not help within a day.",
		notify_applicant: true,
		subject: subjects.later,
		suggested_message:
			"A technical issue stopped the connection to your {payroll} account. It's nothing you did. Please try your link again in about an hour. If it still doesn't work, reply to ask about another way.",
		sms: "A technical issue stopped your {payroll} connection. It's nothing you did. Use your link in about an hour.",
	},
	temporary_credentials: {
		basis: 'inferred',
		group: 'login',
		title: 'Password is still the temporary one',
		explanation:
			'This usually means that the applicant logged in with a temporary password that has to be replaced first.',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step:
			'Ask the applicant to set a password of their own on the payroll site, then to connect again with it.',
		notify_applicant: true,
		subject: subjects.oneMoreStep,
		suggested_message:
			"Your {payroll} site may want you to replace your first, temporary password. Set a new one on your employer's payroll site, not in a message to us. Then use your link again.",
		sms: "Your {payroll} site may want a new password. Set it on your employer's site, not here. Then use your link.",
	},
	tos_required: {
		basis: 'documented',
		group: 'account',
		title: 'Terms of service are not accepted yet',
		explanation:
			'The payroll system wants the applicant to accept its terms of service before it lets anyone in.',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step:
			'Ask the applicant to log in on the payroll site, to accept the terms there, and to connect again.',
		notify_applicant: true,
		subject: subjects.oneMoreStep,
		suggested_message:
			'Your {payroll} site has terms for you to review. Log in there, and accept them if you agree. Then use your link again.',
		sms: 'Your {payroll} site has terms to review. Log in there, accept them if you agree, then use your link again.',
	},
	trial_connections_exhausted: {
		basis: 'documented',
		group: 'plan',
		title: 'Your Argyle trial has no connections left',
		explanation:
			'Your Argyle trial plan has used up its connections. No applicant can connect now.',
		actor: 'you',
		retry: 'later',
		retry_after_minutes: 1440,
		next_step: 'Contact Argyle to extend your plan, then ask the applicant to connect again.',
		notify_applicant: false,
		subject: subjects.nothingToDo,
		suggested_message:
			"Your {payroll} account isn't connected yet. It's nothing you did, and there's nothing you need to do right now.",
		sms: "Your {payroll} account isn't connected yet. There's nothing you need to do right now.",
	},
	trial_period_expired: {
		basis: 'documented',
		group: 'plan',
		title: 'Your Argyle trial has ended',
		explanation: 'The trial period of your Argyle plan is over. No applicant can connect now.',
		actor: 'you',
		retry: 'later',
		retry_after_minutes: 1440,
		next_step: 'Contact Argyle to move to a paid plan, then ask the applicant to connect again.',
		notify_applicant: false,
		subject: subjects.nothingToDo,
		suggested_message:
			"Your {payroll} account isn't connected yet. It's nothing you did, and there's nothing you need to do right now.",
		sms: "Your {payroll} account isn't connected yet. There's nothing you need to do right now.",
	},
	unrecognized_employer_email: {
		basis: 'inferred',
		group: 'login',
		title: 'Work email was not recognized',
		explanation:
			'This usually means that the email address entered is not one that the payroll system knows for this employer.',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step: 'Ask the applicant to use the work email address that their employer has on file.',
		notify_applicant: true,
		subject: subjects.oneMoreStep,
		suggested_message:
			'That email address may not be on file with your employer. Open your link again. Then log in to your {payroll} account with your work email.',
		sms: 'That email may not be on file with your employer. Use your link with the work email of your {payroll} login.',
	},
	unsupported_auth_type: {
		basis: 'inferred',
		group: 'method',
		title: 'This kind of login is not supported',
		explanation:
			'This usually means that the payroll account is opened with a kind of login that Argyle cannot use, such as Google or Facebook.',
		actor: 'user',
		retry: 'other_method',
		retry_after_minutes: 0,
		next_step:
			'Ask the applicant to choose another way to log in, or offer to take documents instead.',
		notify_applicant: true,
		subject: subjects.anotherWay,
		suggested_message:
			"We can't connect to your {payroll} account with this kind of login. Open your link and choose another way to log in. If there is none, reply to ask about using pay stubs instead.",
		sms: "We can't use this way to log in to your {payroll}. Open your link and choose another, or reply for help.",
	},
	unsupported_business_account: {
		basis: 'documented',
		group: 'account',
		title: 'Business accounts are not supported',
		explanation:
			'The applicant logged in with a business account. Only personal (employee) accounts can be connected.',
		actor: 'user',
		retry: 'other_method',
		retry_after_minutes: 0,
		next_step: 'Ask the applicant to log in with their personal (employee) account.',
		notify_applicant: true,
		subject: subjects.anotherWay,
		suggested_message:
			"That's a business account, which we can't connect. Open your link again. Then log in with your personal {payroll} account instead.",
		sms: "That's a business account, which we can't connect. Open your link and use your personal {payroll} login.",
	},
	unsupported_language: {
		basis: 'inferred',
		group: 'account',
		title: 'Language of the payroll account is not supported',
		explanation:
			'This usually means that the payroll account is set to a language that Argyle cannot read yet.',
		actor: 'user',
		retry: 'other_method',
		retry_after_minutes: 0,
		next_step: "Offer help in the applicant's language, or offer to take documents instead.",
		notify_applicant: true,
		subject: subjects.anotherWay,
		suggested_message:
			"We can't read your {payroll} site in its current language yet. It's nothing you did. Reply for help, or to ask about using pay stubs instead.",
		sms: "We can't read your {payroll} site in its current language. Reply for help, or to ask about using pay stubs.",
	},
	unsupported_mfa_method: {
		basis: 'documented',
		group: 'mfa',
		title: 'This kind of security check is not supported',
		explanation:
			'The payroll account is protected by a kind of security check (MFA) that Argyle cannot use.',
		actor: 'user',
		retry: 'other_method',
		retry_after_minutes: 0,
		next_step: 'Offer to take documents instead. The applicant should keep the security check.',
		notify_applicant: true,
		subject: subjects.anotherWay,
		suggested_message:
			"We can't connect with the security check on your {payroll} account. Please keep it on, as it keeps your account safe. Reply to ask about using pay stubs instead.",
		sms: "We can't use the security check on your {payroll} login. Please keep it on. Reply to ask about pay stubs.",
	},
	user_action_timeout: {
		basis: 'documented',
		group: 'login',
		title: 'Applicant did not finish in time',
		explanation: 'The applicant did not complete a step of the login in time.',
		actor: 'user',
		retry: 'now',
		retry_after_minutes: 0,
		next_step: 'Send a friendly reminder, and ask the applicant to set aside five minutes.',
		notify_applicant: true,
		subject: subjects.finish,
		suggested_message:
			'Time ran out before your {payroll} account was connected. Set aside about five minutes. Then open your link and try again.',
		sms: 'Time ran out for your {payroll} login. Take five minutes and open your link again.',
	},
} as const satisfies Record<string, Guidance>;

/** A code of the catalogue. */
export type KnownCode = keyof typeof catalogue;

/** The guidance when Argyle sent no code. */
export const withoutCode: Guidance = {
	basis: 'inferred',
	group: 'system',
	title: 'Connection failed without a reason',
	explanation: 'The account could not be connected, and Argyle gave no error code for it.',
	actor: 'you',
	retry: 'later',
	retry_after_minutes: 60,
	next_step: 'Look up the account in Argyle Console if a second attempt does not help either.',
	notify_applicant: true,
	subject: subjects.later,
	suggested_message:
		"We couldn't connect your {payroll} account this time. Please try your link once more in about an hour. If it still doesn't work, reply to ask about another way.",
	sms: "We couldn't connect your {payroll} account this time. Please try your link once more in about an hour.",
};

/** The guidance for a code that the catalogue lacks. */
export const newerCode: Guidance = {
	basis: 'inferred',
	group: 'system',
	title: 'Connection failed for a newer reason',
	explanation:
		"The account could not be connected, for a reason that is newer than this node's list of error codes.",
	actor: 'you',
	retry: 'later',
	retry_after_minutes: 60,
	next_step:
		"Read the error message, and look the code up in Argyle's documentation if a second attempt does not help either.",
	notify_applicant: true,
	subject: subjects.later,
	suggested_message:
		"Your {payroll} account isn't connected yet. Please try your link once more in about an hour. If it still doesn't work, reply to ask about another way.",
	sms: "Your {payroll} account isn't connected yet. Please try your link once more in about an hour.",
};
