import type { Guidance } from './codes';

/** The three texts for the applicant, ready to send. */
export type ApplicantTexts = Pick<Guidance, 'subject' | 'suggested_message' | 'sms'>;

const SLOT = '{payroll}';

/** A longer name reads badly in a sentence. */
const MAX_NAME_CHARACTERS = 40;
/** Mail programs on phones cut longer subjects. */
const MAX_SUBJECT_CHARACTERS = 60;
/** Characters of GSM-7, which leave room for brand, link and opt-out in two SMS segments. */
const MAX_SMS_SEPTETS = 120;

// 3GPP TS 23.038: one character outside of these tables makes the whole SMS UCS-2, with 70
// characters a segment in place of 160.
const gsmCharacters = new Set(
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
		'¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const gsmExtensions = new Set('^{}\\[~]|€');

/**
 * Counts what a text takes up in an SMS.
 *
 * @returns septets of GSM-7, in which an extension character counts twice; null when the text
 * holds a character that GSM-7 lacks
 */
export function countSeptets(text: string): number | null {
	let septets = 0;
	for (const character of text) {
		if (gsmCharacters.has(character)) septets += 1;
		else if (gsmExtensions.has(character)) septets += 2;
		else return null;
	}
	return septets;
}

// No markup, no braces, no colon: nothing that an HTML mail or an n8n expression would act on.
const plainName = /^[\p{L}\p{M}\p{N} &'".,+\-/()!#@*$%]+$/u;
const letterOrDigit = /[\p{L}\p{N}]/u;
// Phones turn web addresses, mail addresses and phone numbers into links, and a text has none.
const wouldBecomeLink = /[^\s.]\.\p{L}{2}|\d(?:[ ().+/-]*\d){6}/u;

/**
 * Makes the name of an employer or payroll platform fit for the sentence "your … payroll account".
 * Drops what would stumble there: a leading "The" and a legal form.
 *
 * @param name - `name` of an Argyle item, untrusted and of any type
 * @returns null where a text has to do without the name
 */
export function cleanName(name: unknown): string | null {
	if (typeof name !== 'string' || name.length > 200) return null;
	const straight = name
		.normalize('NFC')
		.trim()
		.replace(/[‘’ʼ]/g, "'")
		.replace(/[“”]/g, '"')
		.replace(/[‐-―]/g, '-');
	// A line break in a subject could start a mail header of its own.
	if (/\p{C}/u.test(straight)) return null;
	const short = straight
		.replace(/\s+/g, ' ')
		.replace(/^(the( |$))+/i, '')
		.replace(/,? (inc|llc|llp|ltd|corp|corporation)\.?$/i, '');
	const fits =
		short.length <= MAX_NAME_CHARACTERS &&
		plainName.test(short) &&
		letterOrDigit.test(short) &&
		!wouldBecomeLink.test(short) &&
		short.toLowerCase() !== 'payroll';
	return fits ? short : null;
}

/**
 * Fills the payroll's name into the texts for the applicant. A text that the name would break
 * (subject of more than 60 characters, SMS of more than 120 or outside of GSM-7) keeps the generic
 * wording, and so do all of them without a usable name.
 *
 * @param texts - with `{payroll}` where the name goes
 * @param providerName - `name` of the account's item at Argyle, untrusted
 */
export function fillTexts(texts: ApplicantTexts, providerName: unknown): ApplicantTexts {
	const name = cleanName(providerName);
	return {
		subject: fill(texts.subject, name, (text) => text.length <= MAX_SUBJECT_CHARACTERS),
		suggested_message: fill(texts.suggested_message, name, () => true),
		sms: fill(texts.sms, name, (text) => (countSeptets(text) ?? Infinity) <= MAX_SMS_SEPTETS),
	};
}

function fill(text: string, name: string | null, fits: (text: string) => boolean): string {
	const generic = text.replaceAll(SLOT, 'payroll');
	if (name === null) return generic;
	// "your SurePayroll account", and not "your SurePayroll payroll account".
	const payroll = /payroll$/i.test(name) ? name : `${name} payroll`;
	// A function, as `$&` in a replacement text has a meaning and "$" is allowed in a name.
	const named = text.replaceAll(SLOT, () => payroll);
	return fits(named) ? named : generic;
}
