import { explainRefusal, refuseDelete } from '../../../nodes/Argyle/actions/account/guard';
import { readConnectionState } from '../../../nodes/Argyle/connection/state';

const modes = ['neverConnected', 'failed', 'always'] as const;

/** Why each mode refuses a state; null lets it be deleted (README, Deleting accounts). */
const decisions = [
	{ state: 'never_connected', refusals: [null, null, null] },
	{ state: 'has_history', refusals: ['has_history', null, null] },
	{ state: 'unclear_history', refusals: ['unknown_state', null, null] },
	{ state: 'connecting', refusals: ['connecting', 'connecting', null] },
	{ state: 'connected', refusals: ['connected', 'connected', null] },
	{ state: 'unknown', refusals: ['unknown_state', 'unknown_state', null] },
] as const;

describe('whether an account may be deleted [checklist 65]', () => {
	it.each(decisions)('$state: $refusals', ({ state, refusals }) => {
		expect(modes.map((mode) => refuseDelete(mode, state))).toEqual(refusals);
	});

	it('a connected account may not, by default', () => {
		const account = { connection: { status: 'connected' }, scanned_at: '2026-01-01T00:00:00Z' };
		expect(refuseDelete('neverConnected', readConnectionState(account))).toBe('connected');
	});

	it.each(['connected', 'connecting', 'has_history', 'unknown_state'] as const)(
		'a refusal names the account and blames nobody: %s',
		(reason) => {
			const message = explainRefusal('id-1', reason);
			expect(message).toMatch(/^Account id-1 was kept\. [A-Z].*\.$/);
			expect(message).not.toMatch(/error|problem|failure|mistake/i);
		},
	);
});
