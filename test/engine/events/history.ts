import fc from 'fast-check';
import type { Account } from '../../../tools/simulator/types.cts';
import { firstFailed } from '../../support/recordedAccounts';

/** What happens to an account, as a person or Argyle does it. */
export type Step =
	/** A login that ends in a code, or in a connection (null). */
	| { do: 'attempt'; code: string | null; refresh: 'enabled' | 'disabled' }
	| { do: 'scan' | 'refreshOff' | 'upload' | 'remove' }
	/** A connection that is lost without a login. */
	| { do: 'break'; code: string };

/** A change of the connection, which a workflow may be started for. */
export interface Change {
	kind: 'failed' | 'connected' | 'disconnected' | 'removed';
	/** `connection.updated_at` after it. */
	moment: string;
	code: string | null;
	/** Whether there had been a connection before it. */
	connectedBefore: boolean;
}

/** Something that Argyle announces, once or several times. */
export interface Announcement {
	event: string;
	/** The change that it announces; null for `accounts.updated`, which may show any. */
	change: Change | null;
	/** When Argyle announces it, in ms since the epoch. */
	at: number;
}

export interface History {
	/** Of the account. */
	id: string;
	changes: Change[];
	announcements: Announcement[];
	/** Every state of the account, and when it began, in ms; null once the account is gone. */
	versions: Array<{ at: number; account: Account | null }>;
}

/** Argyle's clock, which the accounts of a book share. */
export class ArgyleClock {
	/** In ms since the epoch. Not a whole second, so that a key without its milliseconds is wrong. */
	now = Date.parse('2026-01-01T00:00:00.081Z');

	/** A minute passes. Argyle writes microseconds (recorded 2026-01-29). */
	tick(): string {
		this.now += 60_000;
		return new Date(this.now).toISOString().replace('Z', '481Z');
	}
}

/** An account as of a moment in ms; null before it exists and once it is gone. */
export function stateAt({ versions }: History, at: number): Account | null {
	return versions.findLast((version) => version.at <= at)?.account ?? null;
}

/** Codes by which a connection is lost; a login can end in those of the second line as well. */
export const certain = ['auth_required', 'full_auth_required'];
export const ambiguous = [
	...['expired_credentials', 'account_disabled', 'account_inaccessible', 'system_error'],
];

/** How long Argyle waits for the code of an MFA (recorded, February 2025), and a login that takes its time. */
const mfaTimeoutMs = 9 * 60_000;
const connectingMs = 2 * 60_000;

const attemptCodes = ['invalid_credentials', 'mfa_timeout', 'code_of_tomorrow', ...ambiguous];

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constant('attempt' as const),
			code: fc.option(fc.constantFrom(...attemptCodes)),
			refresh: fc.constantFrom('enabled' as const, 'disabled' as const),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constant('break' as const),
			code: fc.constantFrom(...certain, ...ambiguous),
		}),
	},
	{ weight: 2, arbitrary: fc.constant<Step>({ do: 'scan' }) },
	fc.constantFrom<Step>({ do: 'refreshOff' }, { do: 'upload' }, { do: 'remove' }),
);

/** Plays what happens to one account, as Argyle documents it and as it was recorded. */
export class Player {
	readonly history: History;

	private account: Account | null;

	private wasConnected = false;

	constructor(
		private readonly clock: ArgyleClock,
		id = firstFailed.id,
	) {
		this.history = { id, changes: [], announcements: [], versions: [] };
		this.account = {
			...firstFailed,
			id,
			connection: { status: 'connecting', error_code: null, error_message: null, updated_at: null },
		};
	}

	play(step: Step): void {
		const { account } = this;
		if (!account) return;
		this.clock.tick();
		const { status } = account.connection;
		const isConnected = status === 'connected';
		if (step.do === 'attempt') this.attempt(account, step.code, step.refresh);
		if (step.do === 'break' && isConnected) this.lose(step.code);
		if (step.do === 'scan' && isConnected) this.scan();
		if (step.do === 'refreshOff' && account.ongoing_refresh.status === 'enabled') {
			this.set({ ongoing_refresh: { status: 'disabled' } });
			this.announce('accounts.updated');
		}
		if (step.do === 'upload') this.upload(account);
		if (step.do === 'remove') this.remove();
	}

	private attempt(account: Account, code: string | null, refresh: 'enabled' | 'disabled'): void {
		this.connect('connecting', null);
		this.announce('accounts.updated');
		this.clock.now += code === 'mfa_timeout' ? mfaTimeoutMs : connectingMs;
		if (code !== null) {
			const change = this.change('failed', this.connect('error', code), code);
			this.announce('accounts.failed', change);
			this.announce('accounts.updated');
			return;
		}
		const moment = this.connect('connected', null);
		const isFirst = account.ongoing_refresh.status === 'idle';
		if (isFirst) this.set({ ongoing_refresh: { status: refresh } });
		this.announce('accounts.connected', this.change('connected', moment, null));
		this.announce('accounts.updated');
		this.wasConnected = true;
		this.scan();
	}

	/** Argyle reports a connection that ends by itself with `accounts.updated` only, more than once. */
	private lose(code: string): void {
		this.change('disconnected', this.connect('error', code), code);
		this.announce('accounts.updated');
		this.announce('accounts.updated');
	}

	private scan(): void {
		this.set({ scanned_at: this.clock.tick() });
		this.announce('accounts.updated');
	}

	private upload(account: Account): void {
		const form = { status: 'synced' as const, updated_at: this.clock.tick(), files_count: 1 };
		this.set({ availability: { ...account.availability, user_forms: form } });
		this.announce('accounts.updated');
	}

	private remove(): void {
		const change = this.change('removed', this.clock.tick(), null);
		this.account = null;
		this.history.versions.push({ at: this.clock.now, account: null });
		this.announce('accounts.removed', change);
	}

	private connect(status: Account['connection']['status'], code: string | null): string {
		const updated_at = this.clock.tick();
		const error_message = code === null ? null : `It is ${code}.`;
		this.set({ connection: { status, error_code: code, error_message, updated_at } });
		return updated_at;
	}

	private change(kind: Change['kind'], moment: string, code: string | null): Change {
		const change = { kind, moment, code, connectedBefore: this.wasConnected };
		this.history.changes.push(change);
		return change;
	}

	private set(changes: Partial<Account>): void {
		if (this.account) this.account = { ...this.account, ...changes };
		this.history.versions.push({ at: this.clock.now, account: this.account });
	}

	private announce(event: string, change: Change | null = null): void {
		this.history.announcements.push({ event, change, at: this.clock.now });
	}
}

/** Plays the steps one after the other; those that make no sense at that point are left out. */
export function playHistory(steps: Step[]): History {
	const player = new Player(new ArgyleClock());
	for (const step of steps) player.play(step);
	return player.history;
}
