import type { INodePropertyOptions } from 'n8n-workflow';
import type { Actor } from './codes';
import { catalogue } from './codes';

// The first entries expand what would read as a riddle in a list; the last are n8n's small words.
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

/** The catalogue as options of a multi-select, in the order of their names. */
export const codeOptions: INodePropertyOptions[] = Object.entries(catalogue)
	.map(([value, { title }]) => ({ name: nameCode(value), value, description: title }))
	.sort((a, b) => a.name.localeCompare(b.name, 'en'));

const actorNames: Readonly<Record<Actor, { name: string; description: string }>> = {
	user: { name: 'Applicant', description: 'The Argyle user who tried to connect an account' },
	argyle: { name: 'Argyle', description: 'Argyle has to mend something on its side' },
	payroll_provider: {
		name: 'Employer or Payroll Provider',
		description: 'The payroll system has to work again',
	},
	nobody: { name: 'Nobody', description: 'Nothing to do, or nothing but wait' },
	you: { name: 'Your Team', description: 'You, who run the application and its Argyle plan' },
};

/** Who must act, as options of a multi-select, in the order of their names. */
export const actorOptions: INodePropertyOptions[] = Object.entries(actorNames)
	.map(([value, { name, description }]) => ({ name, value, description }))
	.sort((a, b) => a.name.localeCompare(b.name, 'en'));
