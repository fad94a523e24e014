import { readItems } from '../../tools/n8n/rest/index.cts';
import { openN8n } from '../../tools/n8n/world/open.cts';
import { step } from '../../tools/process/progress.cts';
import { createWorkflow, listCases } from './cases.cts';
import type { OpenN8n } from '../../tools/n8n/world/open.cts';
import type { Bench } from '../bench.cts';

/** Argyle's, in requests a second. */
const LIMIT = 50;

/** Not 429, after which all requests wait: the rate counts while nothing is held. */
const KINDS = [
	'status500',
	'status502',
	'status503',
	'dropBefore',
	'dropAfter',
	'dropMidway',
	'truncate',
];

const PROBABILITY = 0.25;

/** Our node deletes accounts in a real n8n while every fourth answer of Argyle is a fault. */
export const storm: Bench = {
	title: 'Deleting while every fourth request goes wrong',
	defaults: { items: 1_000, rounds: 2 },
	run: async ({ items, rounds }) => {
		const open = await step('Starting n8n', () => openN8n({ env: { N8N_LOG_LEVEL: 'error' } }));
		try {
			open.argyle.settings.rateLimit = LIMIT;
			const turns: Turn[] = [];
			const path = await publish(open);
			for (let round = 1; round <= rounds; round += 1) {
				turns.push(
					await step(`Round ${round} of ${rounds}`, () => takeTurn(open, path, items, round)),
				);
			}
			const title = `${items} accounts, each read and deleted, ${PROBABILITY * 100} % of the answers are faults`;
			return { tables: [{ title, rows: turns.map(toRow) }], verdicts: judge(turns) };
		} finally {
			await open.close();
		}
	},
};

interface Turn {
	accounts: number;
	deleted: number;
	/** Accounts that are still at Argyle, and whose output item says so: an error, or `deleted` false with a reason. */
	reported: number;
	/** Accounts that are still at Argyle although their output item says that they are deleted. */
	lost: number;
	requests: number;
	faults: number;
	refused: number;
	/** The requests that Argyle received in the busiest second. */
	busiest: number;
	/** Requests a second until the last account was begun: after that, the last retries wait for their time. */
	rate: number;
}

async function publish({ rest, credential }: OpenN8n) {
	const [ours] = listCases('');
	if (ours === undefined) throw new Error('A case is missing');
	const node = { ...ours.node, onError: 'continueRegularOutput' };
	const { path, workflow } = createWorkflow({ ...ours, node }, credential);
	await rest.publish((await rest.createWorkflow(workflow)).id);
	return path;
}

async function takeTurn(
	open: OpenN8n,
	path: unknown,
	accounts: number,
	seed: number,
): Promise<Turn> {
	const { argyle, n8n, rest } = open;
	const { id: user } = argyle.users.add();
	const ids = Array.from({ length: accounts }, () => argyle.accounts.add({ user }).id);
	argyle.clearJournal();
	argyle.faults.chaos({ probability: PROBABILITY, kinds: KINDS, seed });
	const answer = await fetch(`${n8n.url}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ ids }),
	});
	await answer.text();
	argyle.faults.clear();
	const [newest] = await rest.listExecutions();
	const outcomes = readItems(await rest.getExecution(String(newest?.id)), 'Delete');
	const left = new Set(argyle.accounts.list().map(({ id }) => id));
	const isReported = (id: string, at: number) => left.has(id) && outcomes[at]?.deleted !== true;
	const reported = ids.filter(isReported).length;
	const remaining = ids.filter((id) => left.has(id)).length;
	for (const id of left) argyle.accounts.remove(id);
	const times = argyle.requests.map(({ at }) => at);
	return {
		accounts,
		deleted: accounts - remaining,
		reported,
		lost: remaining - reported,
		requests: times.length,
		faults: argyle.requests.filter(({ fault }) => fault !== null).length,
		refused: argyle.requests.filter(({ status }) => status === 429).length,
		busiest: countBusiest(times),
		rate: measureRate(argyle.requests, ids.at(-1) ?? ''),
	};
}

/** @param last the account that was begun last */
function measureRate(requests: OpenN8n['argyle']['requests'], last: string) {
	const end = requests.findIndex(({ path }) => path.endsWith(last));
	const ms = (requests[end]?.at ?? 0) - (requests[0]?.at ?? 0);
	return (1_000 * end) / ms;
}

/** @param times in ms, sorted */
function countBusiest(times: number[]) {
	let first = 0;
	return times.reduce((most, at, index) => {
		while (at - (times[first] ?? at) >= 1_000) first += 1;
		return Math.max(most, index - first + 1);
	}, 0);
}

function toRow(turn: Turn, at: number) {
	const { rate, busiest, ...counts } = turn;
	return {
		round: at + 1,
		...counts,
		'requests/s until the last account began': rate.toFixed(1),
		'requests in the busiest second': busiest,
	};
}

function judge(turns: Turn[]) {
	const rates = turns.map(({ rate }) => rate);
	const lost = turns.map((turn) => turn.lost);
	const busiest = Math.max(...turns.map((turn) => turn.busiest));
	const refused = turns.map((turn) => turn.refused);
	return [
		{
			goal: 'each account is deleted, or its output item says why not',
			met: lost.every((count) => count === 0),
			found: `${lost.join(' and ')} lost`,
		},
		{
			goal: 'at least 45 requests a second until the last account began',
			met: Math.min(...rates) >= 45,
			found: rates.map((rate) => rate.toFixed(1)).join(' and '),
		},
		{
			goal: `at most ${LIMIT} requests in any second, and none refused for the limit`,
			met: busiest <= LIMIT && refused.every((count) => count === 0),
			found: `${busiest}, ${refused.join(' and ')} refused`,
		},
	];
}
