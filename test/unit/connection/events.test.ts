import type { TriggerEvent } from '../../../nodes/Argyle/connection/events';
import {
	planSubscription,
	readCarriedEvent,
	triggerEvents,
} from '../../../nodes/Argyle/connection/events';

describe('the subscription for a choice of events', () => {
	it.each<[TriggerEvent[], boolean, events: string[], resource: boolean]>([
		[['accounts.failed'], true, ['accounts.failed'], true],
		[['accounts.failed'], false, ['accounts.failed'], false],
		[
			['accounts.connected', 'accounts.removed'],
			false,
			['accounts.connected', 'accounts.removed'],
			false,
		],
		[['accounts.disconnected'], false, ['accounts.updated'], true],
		[['accounts.failed', 'accounts.failed'], true, ['accounts.failed'], true],
		[[], true, [], true],
	])('%j, account details %j [checklist 100]', (chosen, details, events, include_resource) => {
		expect(planSubscription(chosen, details)).toEqual({ events, config: { include_resource } });
	});
});

it.each([
	['accounts.failed', 'accounts.failed'],
	['accounts.connected', 'accounts.connected'],
	['accounts.removed', 'accounts.removed'],
	['accounts.updated', 'accounts.disconnected'],
	// Ours only: Argyle has no such event.
	['accounts.disconnected', null],
	['accounts.added', null],
	['__proto__', null],
	['', null],
	[null, null],
])("Argyle's %j carries %j", (argyleEvent, event) => {
	expect(readCarriedEvent(argyleEvent, triggerEvents)).toBe(event);
});

it("Argyle's event carries no event that the user did not choose", () => {
	expect(readCarriedEvent('accounts.failed', ['accounts.removed'])).toBeNull();
});

it('every event is carried by one of its own [checklist 100]', () => {
	const carriers = triggerEvents.map((event) => planSubscription([event], true).events);
	expect(new Set(carriers.flat()).size).toBe(triggerEvents.length);
});
