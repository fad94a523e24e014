import type { Account, Availability, DataSet } from '../../tools/simulator/types.cts';

// Account objects as Argyle's API gave them to others, from public test data of two applications
// (DSACMS/iv-cbv-payroll and its fork by Digital-Public-Works) and from Argyle's own OpenAPI file.
// Employers are invented; ids and times are as recorded.

const noData: Availability = {
	gigs: null,
	shifts: null,
	paystubs: null,
	payroll_documents: null,
	identities: null,
	ratings: null,
	vehicles: null,
	deposit_destinations: null,
	user_forms: null,
	user_uploads: null,
};

const synced = (updated_at: string): DataSet => ({ status: 'synced', updated_at });

const dataOf = (at: string): Availability => ({
	...noData,
	gigs: synced(at),
	shifts: synced(at),
	paystubs: synced(at),
	payroll_documents: synced(at),
	identities: synced(at),
	ratings: synced(at),
	vehicles: synced(at),
});

const idleSwitch = { status: 'idle', error_code: null, error_message: null, updated_at: null };

/** R1, sandbox, February 2025: MFA timed out ten minutes after the first attempt began. */
export const firstFailed: Account = {
	id: '01954447-d202-faca-2a01-1861f39e0e86',
	user: '0195441c-5a5f-7d86-3be1-fa5797a441a6',
	employers: [],
	item: 'item_000020392',
	source: 'argyle_sandbox',
	created_at: '2025-02-26T22:01:52.441034Z',
	updated_at: '2025-02-26T22:11:53.634198Z',
	scanned_at: null,
	connection: {
		status: 'error',
		error_code: 'mfa_timeout',
		error_message: 'This user did not complete multi-factor authentication.',
		updated_at: '2025-02-26T22:11:53.417285Z',
	},
	direct_deposit_switch: idleSwitch,
	availability: noData,
	ongoing_refresh: { status: 'idle' },
};

/** R2, production, January 2026: a one-time verification a day after it connected. */
export const dayLater: Account = {
	id: '019bba14-44b2-3c28-8d2d-cd377b0354f9',
	user: '019bba14-1111-7d86-3be1-fa5797a441a6',
	employers: ['Example'],
	item: 'item_000076620',
	source: 'myadp',
	created_at: '2026-01-14T01:17:29.200Z',
	updated_at: '2026-01-15T01:20:08.755Z',
	scanned_at: '2026-01-14T01:20:49.704Z',
	connection: {
		status: 'error',
		error_code: 'auth_required',
		error_message: "This user's connection has expired and requires re-authentication.",
		updated_at: '2026-01-15T01:20:08.448Z',
	},
	direct_deposit_switch: idleSwitch,
	availability: dataOf('2026-01-14T01:20:49.704Z'),
	ongoing_refresh: { status: 'disabled' },
};

/** R3, production, December 2025: another one. */
export const dayLaterToo: Account = {
	...dayLater,
	id: '019b452d-2aaa-661f-ba79-6903bffe6079',
	created_at: '2025-12-22T08:29:06.701Z',
	updated_at: '2025-12-23T08:39:16.494Z',
	scanned_at: '2025-12-22T08:33:00.000Z',
	connection: { ...dayLater.connection, updated_at: '2025-12-23T08:39:15.990Z' },
	availability: dataOf('2025-12-22T08:33:00.000Z'),
};

/** R4, sandbox, March 2025: connected three days before, and connecting again. */
export const connectingAgain: Account = {
	id: '01958c05-982e-0ff3-47d8-9d469d6d7957',
	user: '01958c05-1111-7d86-3be1-fa5797a441a6',
	employers: ['Example'],
	item: 'item_000020392',
	source: 'argyle_sandbox',
	created_at: '2025-03-12T20:21:04.000000Z',
	updated_at: '2025-03-15T18:33:37.700000Z',
	scanned_at: '2025-03-12T20:23:37.000000Z',
	connection: {
		status: 'connecting',
		error_code: null,
		error_message: null,
		updated_at: '2025-03-15T18:33:37.443298Z',
	},
	direct_deposit_switch: idleSwitch,
	availability: dataOf('2025-03-12T20:23:37.000000Z'),
	ongoing_refresh: { status: 'disabled' },
};

/** A REST answer of January 2026, 13 s after the account connected. */
export const connectedJustNow: Account = {
	...dayLater,
	id: '019c0b39-0b68-fb0c-9282-57302afa2ed2',
	user: '019c0b39-021f-1499-2601-4988ca1a95bb',
	item: 'item_000029932',
	source: 'argyle_sandbox',
	created_at: '2026-01-29T19:26:53.846Z',
	updated_at: '2026-01-29T19:27:11.395Z',
	scanned_at: '2026-01-29T19:27:11.050Z',
	connection: {
		status: 'connected',
		error_code: null,
		error_message: null,
		updated_at: '2026-01-29T19:26:58.081Z',
	},
	availability: dataOf('2026-01-29T19:27:11.050Z'),
};

/** From Argyle's OpenAPI file: documents only, which stay `connecting` forever. */
export const documentsOnly: Account = {
	...firstFailed,
	id: '0186a1b2-0000-7d86-3be1-fa5797a441a6',
	source: 'doc_upload_item',
	connection: { status: 'connecting', error_code: null, error_message: null, updated_at: null },
	availability: {
		...noData,
		user_forms: { status: 'synced', updated_at: '2023-01-30T12:53:25.561Z', files_count: 3 },
	},
};

/** Seen in test code of a consumer: a scan that failed after connecting. */
export const syncFailed: Account = {
	...connectedJustNow,
	connection: {
		status: 'error',
		error_code: 'system_error',
		error_message: 'The connection encountered a system error.',
		updated_at: '2026-01-29T21:00:00.000Z',
	},
	availability: {
		...dataOf('2026-01-29T19:27:11.050Z'),
		paystubs: {
			status: 'sync_failed',
			updated_at: '2026-01-29T21:00:00.000Z',
		},
	},
	ongoing_refresh: { status: 'enabled' },
};
