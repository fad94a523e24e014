import type { INodeParameters } from 'n8n-workflow';
import { evaluate } from '../../support/expressions';
import { action, pollTrigger, trigger } from './fields';

describe('the subtitle of a trigger', () => {
	it.each<[events: INodeParameters['events'], text: string]>([
		[['accounts.failed'], 'Account Failed'],
		[['accounts.failed', 'accounts.removed'], 'Account Failed, Account Removed'],
		['={{ "accounts.failed" }}', 'Account Failed'],
		['={{ ["accounts.failed", "accounts.recovered"] }}', 'Account Failed, Account Recovered'],
		['={{ null }}', ''],
		['accounts.disconnected', 'Account Disconnected'],
		[[], ''],
	])('reads %j as "%s"', (events, text) => {
		const { subtitle } = trigger.description;
		expect(evaluate('argyleTrigger', { events }, subtitle)).toBe(text);
		expect(evaluate('argylePollTrigger', { events }, pollTrigger.description.subtitle)).toBe(text);
	});
});

it('the subtitle of the action names what it does', () => {
	const parameters = { resource: 'account', operation: 'getAll' };
	expect(evaluate('argyle', parameters, action.description.subtitle)).toBe('getAll: account');
});
