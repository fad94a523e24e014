import type { INodePropertyOptions } from 'n8n-workflow';
import type { Actor } from './codes';
import { catalogue } from './codes';
import type { FailureEvent } from './codeChoices';
import { codesByEvent, UNLISTED } from './codeChoices';

// The first entries spell out abbreviations. The last ones are words that n8n does not capitalize.
const spelling: Readonly<Record<string, string>> = {
	auth: 'Authentication',
	gov: '.gov',
	mfa: 'MFA',
	tos: 'Terms of Service',
	url: 'URL',
	by: 'by',
	the: 'the',
};

const capitalize = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const nameCode = (code: string) =>
	code
		.split('_')
		.map((word) => spelling[word] ?? capitalize(word))
		.join(' ')
		.replace(' .', '.');

const unlisted: INodePropertyOptions = {
	name: 'Any Code Newer Than This List',
	value: UNLISTED,
	description: 'Codes that Argyle added after this release, and failures without a code',
};

const listed: INodePropertyOptions[] = Object.entries(catalogue)
	.map(([value, { title }]) => ({ name: nameCode(value), value, description: title }))
	.sort((a, b) => a.name.localeCompare(b.name, 'en'));

/** The catalogue as options, sorted by name. The last option is for every code that it lacks. */
export const codeOptions: INodePropertyOptions[] = [...listed, unlisted];

/**
 * Lists the options for a filter of some events only.
 *
 * @returns the codes that at least one of the events can carry, and the option for unlisted codes
 */
export function listCodeOptions(...events: FailureEvent[]): INodePropertyOptions[] {
	const carried = new Set(events.flatMap((event) => codesByEvent[event]));
	return [...listed.filter(({ value }) => carried.has(String(value))), unlisted];
}

const actorNames: Readonly<Record<Actor, { name: string; description: string }>> = {
	user: { name: 'Applicant', description: 'The person who connects a payroll account' },
	argyle: { name: 'Argyle', description: 'Argyle has to fix something' },
	payroll_provider: {
		name: 'Employer or Payroll Provider',
		description: 'The payroll system has to work again',
	},
	nobody: { name: 'Nobody', description: 'There is nothing to do' },
	you: {
		name: 'Your Team',
		description: 'Your company, which runs the application and has the Argyle plan',
	},
};

/** The options of "Who Must Act", sorted by name. */
export const actorOptions: INodePropertyOptions[] = Object.entries(actorNames)
	.map(([value, { name, description }]) => ({ name, value, description }))
	.sort((a, b) => a.name.localeCompare(b.name, 'en'));
