import { nameChange } from './people.cts';
import type { Leg } from './leg.cts';

const ACCOUNT = '/v2/accounts/';
const LIMITED = 429;

/** Gives the entries that are in one list more often than in another. */
function subtract(list: string[], other: string[]): string[] {
	const counts: Map<string, number> = new Map();
	for (const one of other) counts.set(one, (counts.get(one) ?? 0) + 1);
	return list.filter((one) => {
		const count = counts.get(one) ?? 0;
		if (count > 0) counts.set(one, count - 1);
		return count === 0;
	});
}

/** Gives the entries of both lists, as often as they are in both. */
function intersect(list: string[], other: string[]): string[] {
	return subtract(list, subtract(list, other));
}

/**
 * Compares failure by failure what the webhooks accepted with what n8n has run. All users of a key share Argyle's limit:
 * when Argyle refuses the lookup for a thin delivery, the package does not know the moment of the failure and takes that
 * of the delivery.
 * @returns `extra`: run, but not accepted or not so often; `limited`: run under the moment of the delivery, each for a
 * refused lookup
 */
export function compareRuns({ ledger, stored, workflows, requests, former, leaving }: Leg): {
	accepted: number;
	lost: number;
	extra: number;
	limited: number;
} {
	let [accepted, lost, extra, limited] = [0, 0, 0, 0];
	for (const name of ['receive', 'delete', 'passing', 'events'] as const) {
		const run = readFailures(stored, workflows[name].id);
		// Argyle itself reports each account that the other workflow deletes.
		const removed = name === 'events' ? leaving.map((id) => `${id}:removed`) : [];
		const due = [...ledger.accepted[name], ...removed];
		const missing = subtract(due, run).map(readAccount);
		const unknown = subtract(run, due).map(readAccount);
		const refused = name === 'receive' ? listRefused(requests, former) : [];
		const paired = intersect(intersect(missing, unknown), refused);
		accepted += due.length;
		lost += missing.length - paired.length;
		extra += unknown.length - paired.length;
		limited += paired.length;
	}
	return { accepted, lost, extra, limited };
}

/**
 * @param former the accounts of thin deliveries
 * @returns the account of each lookup that Argyle refused for its limit
 */
function listRefused(requests: Leg['requests'], former: string[]): string[] {
	const own = new Set(former);
	return requests
		.filter(({ method, status }) => method === 'GET' && status === LIMITED)
		.map(({ path }) => path.slice(ACCOUNT.length))
		.filter((id) => own.has(id));
}

function readAccount(failure: string) {
	return failure.slice(0, failure.indexOf(':'));
}

/**
 * Compares what the polling trigger found with what had failed.
 * @returns `repeated`: twice, or never played; `missed`: of those who still fail, the latest
 * failure
 */
export function comparePolls({ ledger, stored, workflows, regulars, requests }: Leg): {
	polls: number;
	found: number;
	repeated: number;
	missed: number;
} {
	const found = readFailures(stored, workflows.poll.id);
	const played = new Set(ledger.played);
	const latest = regulars.map((account) => (account ? nameChange(account) : 'gone'));
	const again = latest.filter((one) => played.has(one));
	return {
		polls: countPolls(requests),
		found: found.length,
		repeated: subtract(found, [...played]).length,
		missed: subtract(again, found).length,
	};
}

function countPolls(requests: Leg['requests']) {
	return requests.filter(({ path, query }) => path === '/v2/accounts' && !query.cursor).length;
}

/** @param workflow its id */
function readFailures(stored: Leg['stored'], workflow: string) {
	return stored.filter((one) => one.workflow === workflow).flatMap(({ failures }) => failures);
}

/**
 * Compares the accounts that should have been deleted with those that were.
 * @returns `notOnce`: deleted twice, not at all, or without a reason; `limited`: requests to delete that Argyle refused
 */
export function compareDeletes({ leaving, requests, baits }: Leg): {
	expected: number;
	notOnce: number;
	limited: number;
	baitsLost: number;
} {
	const all = requests.filter(
		({ method, path }) => method === 'DELETE' && path.startsWith(ACCOUNT),
	);
	const paths = all
		.filter(({ status }) => status !== LIMITED)
		.map(({ path }) => path.slice(ACCOUNT.length));
	return {
		expected: leaving.length,
		notOnce: subtract(paths, leaving).length + subtract(leaving, paths).length,
		limited: all.length - paths.length,
		baitsLost: baits.filter((account) => account === undefined).length,
	};
}
