import type { Guidance } from './codes';

/** The three texts for the applicant. */
export type ApplicantTexts = Pick<Guidance, 'subject' | 'suggested_message' | 'sms'>;

const SLOT = '{payroll}';

/** A longer name reads badly in a sentence. */
const MAX_NAME_CHARACTERS = 40;
/** Mail programs on phones cut longer subjects. */
const MAX_SUBJECT_CHARACTERS = 60;
/** In GSM-7 characters. This leaves room for brand, link and opt-out in two SMS segments. */
const MAX_SMS_SEPTETS = 120;

// 3GPP TS 23.038: one character outside these tables turns the whole SMS into UCS-2, with 70
// characters a segment instead of 160.
const gsmCharacters = new Set(
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
		'¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const gsmExtensions = new Set('^{}\\[~]|€');

/**
 * Counts the length of a text in an SMS.
 *
 * @returns GSM-7 septets (an extension character counts twice); null when GSM-7 lacks a character
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

// No markup, braces or colon: nothing that an HTML email or an n8n expression would interpret.
const plainName = /^[\p{L}\p{M}\p{N} &'".,+\-/()!#@*$%]+$/u;
const letterOrDigit = /[\p{L}\p{N}]/u;
// Phones turn web addresses, email addresses and phone numbers into links. A text must have no link.
const wouldBecomeLink = /[^\s.]\.\p{L}{2}|\d(?:[ ().+/-]*\d){6}/u;

/**
 * Prepares the name of an employer or payroll platform for "your … payroll account". It drops a
 * leading "The" and a legal form.
 *
 * @param name - `name` of an Argyle item, untrusted and of any type
 * @returns null when the texts must not use the name
 */
export function cleanName(name: unknown): string | null {
	if (typeof name !== 'string' || name.length > 200) return null;
	const straight = name
		.normalize('NFC')
		.trim()
		.replace(/[‘’ʼ]/g, "'")
		.replace(/[“”]/g, '"')
		.replace(/[‐-―]/g, '-');
	// A line break in a subject could start another email header.
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
 * Inserts the payroll's name into the texts for the applicant. A text stays generic without a usable
 * name. It also stays generic if the name makes the subject or the SMS too long. The same is true if
 * GSM-7 lacks one of its characters.
 *
 * @param texts - with the placeholder `{payroll}`
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
	// "your SurePayroll account", not "your SurePayroll payroll account".
	const payroll = /payroll$/i.test(name) ? name : `${name} payroll`;
	// A function, because `$&` has a meaning in a replacement text, and a name may contain "$".
	const named = text.replaceAll(SLOT, () => payroll);
	return fits(named) ? named : generic;
}
