import { readPollWants } from '../../../nodes/Argyle/poll/parameters';
import { contextOf, unreadable } from '../../support/parameterContext';

describe('the parameters of the polling trigger', () => {
	it('are as the fields stand at first', () => {
		expect(readPollWants(contextOf({}))).toEqual({
			firstPoll: 'onlyNew',
			includeResource: true,
			includeContact: false,
			includeProvider: true,
			requiresProvider: false,
			link: { source: 'none', template: '' },
			watch: {
				events: ['accounts.failed'],
				accounts: 'neverConnected',
				monitoredOnly: true,
				filter: { errorCodes: [], excludeErrorCodes: [], actors: [], firstConnectionOnly: false },
			},
		});
	});

	it('are as the user chose', () => {
		const chosen = {
			events: ['accounts.disconnected', 'accounts.recovered'],
			accounts: 'all',
			firstPoll: 'existing',
			options: { monitoredOnly: false, errorCodes: ['invalid_mfa'] },
		};
		expect(readPollWants(contextOf(chosen))).toMatchObject({
			firstPoll: 'existing',
			watch: {
				events: chosen.events,
				accounts: 'all',
				monitoredOnly: false,
				filter: { errorCodes: ['invalid_mfa'] },
			},
		});
	});

	it.each([
		['Trigger On', 'events'],
		['Accounts to Check', 'accounts'],
		['First Poll', 'firstPoll'],
		['Include Account Details', 'includeResource'],
	])('fail the poll when "%s" is invalid, with the name of the field', (displayName, name) => {
		for (const value of ['bogus', unreadable]) {
			expect(() => readPollWants(contextOf({ [name]: value }))).toThrow(`'${displayName}' `);
		}
	});

	it('fail the poll when no event is chosen', () => {
		expect(() => readPollWants(contextOf({ events: [] }))).toThrow("'Trigger On' is empty");
	});
});
