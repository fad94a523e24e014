import { publishAccountEvent } from './account-events.cts';
import { timestamp } from './clock.cts';
import { connected, connecting, failed, history } from './stores/account-states.cts';
import type { Account, LoginOptions, PlayedLogin, User, World } from './types.cts';

/**
 * Plays a login in Argyle Link, with the events it causes: accounts.added (first connection only),
 * then accounts.failed or accounts.connected, together with accounts.updated.
 *
 * @throws {Error} when the account or user named does not exist
 */
export function playLogin(world: World, options: LoginOptions = {}): PlayedLogin {
	const { errorCode = 'invalid_credentials', errorMessage, oneTime = false } = options;
	const { account: begun, added } = options.account
		? { account: world.accounts.need(options.account), added: [] }
		: begin(world, options);
	const user = world.users.get(begun.user) ?? world.users.add({ id: begun.user });
	const at = laterThan(begun.connection.updated_at, options.at);
	const connection = errorCode === null ? connected(at) : failed(at, errorCode, errorMessage);
	const employer = world.items.get(begun.item)?.name ?? 'Example Employer';
	const account = world.accounts.update(begun.id, {
		updated_at: at,
		connection,
		...(errorCode === null && history(employer, at)),
		...(errorCode === null && oneTime && { ongoing_refresh: { status: 'disabled' } }),
	});
	if (errorCode === null) noteConnection(world, user, account);
	const outcome = [
		publishAccountEvent(world, errorCode === null ? 'connected' : 'failed', account),
		publishAccountEvent(world, 'updated', account),
	];
	const deliveries = Promise.all([...added, ...outcome]).then((attempts) => attempts.flat());
	return { account, user: world.users.get(user.id) ?? user, deliveries };
}

/** The user submitted credentials: the account exists from here on, even if the login fails. */
function begin(world: World, { user, item, at }: LoginOptions) {
	if (user) world.users.need(user);
	const created = timestamp(at);
	const partial = {
		created_at: created,
		...(user && { user }),
		...(item && { item }),
		connection: connecting(created),
	};
	const account = world.accounts.add(partial, 'connecting');
	return { account, added: [publishAccountEvent(world, 'added', account)] };
}

/**
 * Gives the time of a failure. Two failures of an account differ in it, also when cut to
 * milliseconds.
 *
 * @param former timestamp
 */
function laterThan(former: string | null, at?: Date): string {
	if (at) return timestamp(at);
	const now = timestamp();
	const earliest = former ? Date.parse(former) + 1 : 0;
	return Date.parse(now) >= earliest ? now : timestamp(new Date(earliest));
}

function noteConnection({ users }: World, user: User, account: Account) {
	users.update(user.id, {
		items_connected: [...new Set([...user.items_connected, account.item])],
		employers_connected: [...new Set([...user.employers_connected, ...account.employers])],
	});
}
