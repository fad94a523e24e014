// @ts-check
const { nameFailure } = require('./people');

/** @typedef {import('./leg').Leg} Leg */

/**
 * What is in one list more often than in another.
 * @param {string[]} list
 * @param {string[]} other
 * @returns {string[]}
 */
function subtract(list, other) {
	/** @type {Map<string, number>} */
	const counts = new Map();
	for (const one of other) counts.set(one, (counts.get(one) ?? 0) + 1);
	return list.filter((one) => {
		const count = counts.get(one) ?? 0;
		if (count > 0) counts.set(one, count - 1);
		return count === 0;
	});
}

/**
 * Compares failure by failure what the webhooks accepted with what n8n has run.
 * @param {Leg} leg
 * @returns {{ accepted: number, lost: number, extra: number }} `extra`: run, but not accepted or not so often
 */
function compareRuns({ ledger, stored, workflows }) {
	let [accepted, lost, extra] = [0, 0, 0];
	for (const name of /** @type {const} */ (['hear', 'delete', 'passing'])) {
		const run = readFailures(stored, workflows[name].id);
		accepted += ledger.accepted[name].length;
		lost += subtract(ledger.accepted[name], run).length;
		extra += subtract(run, ledger.accepted[name]).length;
	}
	return { accepted, lost, extra };
}

/**
 * Compares what the polling trigger found with what had failed.
 * @param {Leg} leg
 * @returns {{ polls: number, found: number, repeated: number, missed: number }} `repeated`: twice, or never
 * played; `missed`: of those who still fail, the latest failure
 */
function comparePolls({ ledger, stored, workflows, regulars, requests }) {
	const found = readFailures(stored, workflows.poll.id);
	const played = new Set(ledger.played);
	const latest = regulars.map((account) => (account ? nameFailure(account) : 'gone'));
	const again = latest.filter((one) => played.has(one));
	return {
		polls: countPolls(requests),
		found: found.length,
		repeated: subtract(found, [...played]).length,
		missed: subtract(again, found).length,
	};
}

/** @param {Leg['requests']} requests */
function countPolls(requests) {
	return requests.filter(({ path, query }) => path === '/v2/accounts' && !query.cursor).length;
}

/**
 * @param {Leg['stored']} stored
 * @param {string} workflow its id
 */
function readFailures(stored, workflow) {
	return stored.filter((one) => one.workflow === workflow).flatMap(({ failures }) => failures);
}

/**
 * Counts how often each account was deleted that should have been, and who else was.
 * @param {Leg} leg
 * @returns {{ asked: number, notOnce: number, baitsLost: number }}
 */
function compareDeletes({ leaving, requests, baits }) {
	const paths = requests
		.filter(({ method, path }) => method === 'DELETE' && path.startsWith('/v2/accounts/'))
		.map(({ path }) => path.slice('/v2/accounts/'.length));
	return {
		asked: leaving.length,
		notOnce: subtract(paths, leaving).length + subtract(leaving, paths).length,
		baitsLost: baits.filter((account) => account === undefined).length,
	};
}

module.exports = { compareDeletes, comparePolls, compareRuns };
