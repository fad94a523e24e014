import type { INodePropertyOptions } from 'n8n-workflow';
import { describeFailure } from '../../connection/guidance';

/** The groups of the failure catalogue as options, sorted by name. */
export const groupOptions: INodePropertyOptions[] = [
	{ name: 'Account', value: 'account', description: 'The payroll account itself does not fit' },
	{ name: 'Argyle or a Technical Cause', value: 'system' },
	{ name: 'Argyle Plan', value: 'plan', description: "Your Argyle plan's limits" },
	{ name: 'Data', value: 'data', description: 'There is too little payroll data' },
	{ name: 'Login', value: 'login', description: 'Username, password or login details' },
	{ name: 'Login Method', value: 'method', description: 'A way to log in that does not work here' },
	{ name: 'MFA', value: 'mfa', description: 'The second step of the login' },
	{ name: 'Payroll Provider', value: 'provider', description: 'The payroll system is unavailable' },
];

/** Returns the group of a failure code; unknown codes have one too. */
export function readGroup(code: string | null): string {
	return describeFailure(code).group;
}
