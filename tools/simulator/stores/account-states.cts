import { errorMessageOf } from './error-messages.cts';
import type { Account, Availability, DataSetName } from '../types.cts';

/** The data sets, in the order of the recorded REST answer. */
function availability(describe: (name: DataSetName) => Availability[DataSetName]): Availability {
	return {
		gigs: describe('gigs'),
		shifts: describe('shifts'),
		paystubs: describe('paystubs'),
		payroll_documents: describe('payroll_documents'),
		identities: describe('identities'),
		ratings: describe('ratings'),
		vehicles: describe('vehicles'),
		deposit_destinations: describe('deposit_destinations'),
		user_forms: describe('user_forms'),
		user_uploads: describe('user_uploads'),
	};
}

/** The fields of an account that never connected. */
export function noHistory(): Pick<
	Account,
	'employers' | 'scanned_at' | 'availability' | 'ongoing_refresh'
> {
	return {
		employers: [],
		scanned_at: null,
		availability: availability(() => null),
		ongoing_refresh: { status: 'idle' },
	};
}

/**
 * Makes the fields of an account whose data Argyle has read once.
 *
 * @param at timestamp
 */
export function history(
	employer: string,
	at: string,
): Pick<Account, 'employers' | 'scanned_at' | 'availability' | 'ongoing_refresh'> {
	return {
		employers: [employer],
		scanned_at: at,
		availability: availability((name) => {
			if (name === 'user_forms' || name === 'user_uploads') return null;
			if (name !== 'paystubs') return { status: 'synced', updated_at: at };
			return {
				status: 'synced',
				updated_at: at,
				available_count: 4,
				available_from: '2025-10-01T00:00:00Z',
				available_to: '2026-01-01T00:00:00Z',
			};
		}),
		ongoing_refresh: { status: 'enabled' },
	};
}

/** @param at timestamp */
export function connecting(at: string): Account['connection'] {
	return { status: 'connecting', error_code: null, error_message: null, updated_at: at };
}

/** @param at timestamp */
export function connected(at: string): Account['connection'] {
	return { status: 'connected', error_code: null, error_message: null, updated_at: at };
}

/**
 * @param at timestamp
 * @param message defaults to Argyle's own text for the code
 */
export function failed(
	at: string,
	code: string,
	message: string | null = errorMessageOf(code),
): Account['connection'] {
	return { status: 'error', error_code: code, error_message: message, updated_at: at };
}
