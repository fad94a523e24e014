import { sum } from 'simple-statistics';
import { say, step } from '../../tools/process/progress.cts';
import { pause } from '../../tools/process/wait.cts';
import { openN8n } from '../../tools/n8n/world/open.cts';
import { createWorkflow, listCases } from './cases.cts';
import type { OpenN8n } from '../../tools/n8n/world/open.cts';
import type { Bench, Options } from '../bench.cts';
import type { Case } from './cases.cts';

/** Argyle's, in requests a second. */
const LIMIT = 50;

/** The limit counts the requests of the last second, so a turn waits until those of the previous one no longer count. */
const WINDOW_MS = 1_100;

/** The others are compared with it. */
const SERIAL = 'ours in a loop, one at a time';

interface Turn {
	/** Accounts. */
	deleted: number;
	/** Accounts that should have been deleted and are still there when the run has ended. */
	lost: number;
	/** Requests that Argyle answered with 429. */
	refused: number;
	requests: number;
	/** From the call to the end of the run. */
	seconds: number;
	/** Seconds from the first request to the end of the run. */
	sending: number;
	/** 1 when n8n calls the run an error. */
	errors: number;
}

type Measured = Case & { turns: Turn[] };

/** One n8n deletes many accounts in several ways, in turns, at a simulator with Argyle's limit. */
export const bulk: Bench = {
	title: 'Deleting in bulk',
	defaults: { rounds: 2, items: 400 },
	run: async (options) => {
		const open = await step('Starting n8n', () => openN8n({ env: { N8N_LOG_LEVEL: 'error' } }));
		try {
			open.argyle.settings.rateLimit = LIMIT;
			const measured = await measure(open, options);
			const title = `${options.items} accounts, rounds: ${options.rounds}, at ${LIMIT} requests a second`;
			return {
				tables: [{ title, rows: measured.map((one) => toRow(one, measured)) }],
				verdicts: measured.filter(({ isOurs }) => isOurs).flatMap(judge),
			};
		} finally {
			await open.close();
		}
	},
};

async function measure(open: OpenN8n, { rounds, items }: Options): Promise<Measured[]> {
	const measured = [];
	for (const one of listCases(open.argyle.url)) {
		const { path, workflow } = createWorkflow(one, open.credential);
		const { id } = await open.rest.createWorkflow(workflow);
		await open.rest.publish(id);
		// n8n loads a node at its first run.
		await takeTurn(open, path, 2);
		const turns: Turn[] = [];
		measured.push({ ...one, path, turns });
	}
	for (let round = 1; round <= rounds; round += 1) {
		for (const { name, path, turns } of measured) {
			const turn = await takeTurn(open, path, items);
			turns.push(turn);
			const { deleted, seconds } = turn;
			say(`  round ${round} of ${rounds}, ${name}: ${deleted} in ${seconds.toFixed(1)} s`);
		}
	}
	return measured;
}

async function takeTurn({ argyle, n8n }: OpenN8n, path: string, items: number): Promise<Turn> {
	const { id: user } = argyle.users.add();
	const ids = Array.from({ length: items }, () => argyle.accounts.add({ user }).id);
	await pause(WINDOW_MS);
	argyle.clearJournal();
	const started = Date.now();
	const answer = await fetch(`${n8n.url}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ ids }),
	});
	await answer.text();
	const ended = Date.now();
	const lost = ids.filter((account) => argyle.accounts.remove(account)).length;
	const { requests } = argyle;
	return {
		deleted: items - lost,
		lost,
		refused: requests.filter(({ status }) => status === 429).length,
		requests: requests.length,
		seconds: (ended - started) / 1_000,
		sending: (ended - (requests[0]?.at ?? ended)) / 1_000,
		errors: answer.ok ? 0 : 1,
	};
}

function total({ turns }: Measured, name: keyof Turn) {
	return sum(turns.map((turn) => turn[name]));
}

function toRow(one: Measured, all: Measured[]) {
	const [deleted, lost] = [total(one, 'deleted'), total(one, 'lost')];
	const pace = (some: Measured) => total(some, 'deleted') / total(some, 'seconds');
	const serial = all.find(({ name }) => name === SERIAL) ?? one;
	return {
		case: one.name,
		'deleted %': ((100 * deleted) / (deleted + lost)).toFixed(0),
		'deletes/s ÷ our loop': (pace(one) / pace(serial)).toFixed(2),
		deleted,
		lost,
		'429s': total(one, 'refused'),
		requests: total(one, 'requests'),
		seconds: total(one, 'seconds').toFixed(1),
		'requests/s of the whole run': (total(one, 'requests') / total(one, 'seconds')).toFixed(1),
		'outcome in n8n': total(one, 'errors') === 0 ? 'success' : 'error',
	};
}

function judge(one: Measured) {
	const { name } = one;
	const [requests, refused, lost] = [
		total(one, 'requests'),
		total(one, 'refused'),
		total(one, 'lost'),
	];
	const rate = requests / total(one, 'sending');
	return [
		{ goal: `${name}: nothing lost`, met: lost === 0, found: `${lost} lost` },
		{
			goal: `${name}: no request refused for the limit`,
			met: refused === 0,
			found: `${refused} of ${requests}`,
		},
		{
			goal: `${name}: at least 45 requests a second, from the first one to the end of the run`,
			met: rate >= 45,
			found: rate.toFixed(1),
		},
	];
}
