import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { deleteAccountOperation } from '../../../nodes/Argyle/actions/account/delete.operation';
import { paceClient } from '../../../nodes/Argyle/api/pace';
import { Pool } from '../../../nodes/Argyle/api/pool';
import type { ArgyleAnswer, ArgyleRequest } from '../../../nodes/Argyle/api/types';
import { reply, scriptClient, silence } from '../api/scriptedClient';
import { createExecuteContext } from './context';

/** A request as it left, all times in ms of `performance.now()`. */
export interface Arrival {
	method: string;
	id: string;
	sentAt: number;
	/** When Argyle read or deleted the account. */
	actedAt: number;
	/** Whether it was refused or its answer was lost. */
	faulty: boolean;
}

/** What goes wrong with a request. `acts`: Argyle carries it out all the same. */
export interface Fault {
	answer: ArgyleAnswer;
	acts: boolean;
}

export interface Conduct {
	latency: (request: ArgyleRequest) => number;
	/** At which part of that time Argyle acts, from 0 to 1. */
	actsAt: (request: ArgyleRequest) => number;
	fault: (method: string, id: string) => Fault | null;
	isConnected: (id: string, at: number) => boolean;
}

/** What a fault may be: a 429 with any `Retry-After`, a server fault, a dropped connection. */
export function drawFault(random: () => number): Fault {
	const draw = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)];
	const headers = [
		null,
		'0',
		'1',
		'7',
		'30',
		'3600',
		'-5',
		'soon',
		'Sun, 01 Mar 2026 12:00:09 GMT',
	];
	const faults: Fault[] = [
		{ answer: reply(429, { retryAfter: draw(headers) ?? null }), acts: false },
		{ answer: reply(502), acts: false },
		{ answer: reply(503, { retryAfter: draw(headers) ?? null }), acts: false },
		{ answer: reply(504), acts: true },
		{ answer: silence('ECONNRESET'), acts: false },
		{ answer: silence('ECONNRESET'), acts: true },
	];
	return draw(faults) ?? { answer: reply(502), acts: false };
}

const describeAccount = (id: string, connected: boolean): IDataObject => ({
	id,
	scanned_at: null,
	ongoing_refresh: { status: 'idle' },
	availability: {},
	connection: { status: connected ? 'connected' : 'error' },
});

/**
 * Deletes accounts as the node does, ten at a time, against an Argyle that behaves so. Under fake
 * timers: the caller has to let time pass.
 */
export function deleteAccounts(ids: string[], conduct: Conduct) {
	const arrivals: Arrival[] = [];
	const deleted = new Set<string>();
	const outcomes = new Map<string, IDataObject | { error: string }>();

	const act = ({ method }: ArgyleRequest, id: string): ArgyleAnswer => {
		if (deleted.has(id)) return reply(404);
		if (method === 'GET') {
			return reply(200, { body: describeAccount(id, conduct.isConnected(id, performance.now())) });
		}
		deleted.add(id);
		return reply(204);
	};

	const send = async (request: ArgyleRequest): Promise<ArgyleAnswer> => {
		const sentAt = performance.now();
		const id = request.path.slice('/accounts/'.length);
		const fault = conduct.fault(request.method, id);
		const latency = conduct.latency(request);
		const wait = latency * conduct.actsAt(request);
		await sleep(wait);
		const actedAt = performance.now();
		arrivals.push({ method: request.method, id, sentAt, actedAt, faulty: fault !== null });
		const answer = fault && !fault.acts ? fault.answer : act(request, id);
		await sleep(latency - wait);
		return fault ? fault.answer : answer;
	};

	const items = ids.map((id) => ({ id }));
	const parameters = { resource: 'account', operation: 'delete', accountId: '={{ $json.id }}' };
	const context = createExecuteContext(parameters, items);
	const tasks = ids.map((_id, index) => deleteAccountOperation.prepare(context, index));
	const pool = new Pool();
	const client = paceClient({ ...scriptClient([]), send }, undefined, { pool });
	const ended = pool.forEach(tasks, undefined, async (task, index) => {
		const id = ids[index] ?? '';
		try {
			const [outcome = {}] = await task.run(client);
			outcomes.set(id, outcome);
		} catch (error) {
			outcomes.set(id, { error: error instanceof Error ? error.message : String(error) });
		}
	});
	return { ended, arrivals, deleted, outcomes };
}
