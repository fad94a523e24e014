import { publishAccountEvent, removeAccount } from './account-events.cts';
import { timestamp } from './clock.cts';
import { failed, history } from './stores/account-states.cts';
import type { Account, AccountPatch, DeliveryAttempt, LifeStep, World } from './types.cts';

/**
 * How long after connecting a one-time verification ends (recorded in production, 2025 and 2026).
 */
const ONE_DAY_MS = 24 * 60 * 60 * 1000;

/** The new state of an account, and the deliveries that reported it. */
export interface LivedStep {
	/** The account; null when it is gone. */
	account: Account | null;
	/** All attempts. The promise settles after the last retry. */
	deliveries: Promise<DeliveryAttempt[]>;
}

/**
 * Plays a change of an account without a login, as recorded. Argyle reports each one except the
 * removal with accounts.updated.
 *
 * @throws {Error} when there is no such account
 */
export function live(world: World, id: string, step: LifeStep): LivedStep {
	const account = world.accounts.need(id);
	if (step.do === 'remove') {
		const deliveries = removeAccount(world, id);
		return { account: null, deliveries };
	}
	const at = timestamp(step.at);
	const changed = world.accounts.update(id, {
		updated_at: at,
		...change(world, account, step, at),
	});
	return { account: changed, deliveries: publishAccountEvent(world, 'updated', changed) };
}

/**
 * Lets a day pass: the connection of each one-time verification ends 24 hours after it was made.
 */
export function passDay(world: World): LivedStep[] {
	const oneTime = world.accounts
		.list()
		.filter(({ connection }) => connection.status === 'connected')
		.filter(({ ongoing_refresh }) => ongoing_refresh.status === 'disabled');
	return oneTime.map(({ id, connection }) => {
		const at = new Date(Date.parse(connection.updated_at ?? '') + ONE_DAY_MS);
		return live(world, id, { do: 'lose', errorCode: 'auth_required', at });
	});
}

function change(world: World, account: Account, step: LifeStep, at: string): AccountPatch {
	if (step.do === 'refreshOff') return { ongoing_refresh: { status: 'disabled' } };
	if (step.do === 'upload') {
		return { availability: { user_forms: { status: 'synced', updated_at: at, files_count: 1 } } };
	}
	const employer = world.items.get(account.item)?.name ?? 'Example Employer';
	const { availability, scanned_at } = history(employer, at);
	if (step.do !== 'lose') return { availability, scanned_at };
	// "Data retrieval failed, resulting in an account connection error" (OpenAPI, August 2026).
	const paystubs = { status: 'sync_failed' as const, updated_at: at };
	return {
		connection: failed(at, step.errorCode),
		...(step.errorCode === 'system_error' && { availability: { paystubs } }),
	};
}
