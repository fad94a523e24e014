import type { INodeParameters } from 'n8n-workflow';
import type { FaultEffect } from '../../../tools/simulator/types.cts';
import type { Outcome, Scene } from './scene';
import { openScene } from './scene';

jest.setTimeout(60_000);

const passing: Array<[what: string, effect: FaultEffect]> = [
	['500', { status: 500 }],
	['502', { status: 502 }],
	['503', { status: 503 }],
	['504', { status: 504 }],
	['a connection lost before', { drop: 'before' }],
	['a connection lost after', { drop: 'after' }],
	['a connection lost half-way', { drop: 'midway' }],
	['no answer in time', { delayMs: 3000 }],
];

const cutOff: (typeof passing)[number] = ['half of its JSON', { truncate: true }];

interface Request {
	name: string;
	method: string;
	/** Whether it can be sent again without a second effect. */
	repeats: boolean;
	faults: typeof passing;
	/** Makes what it is about, and gives its id, its path and the parameters. */
	open: (scene: Scene) => { id: string; path: string; parameters: INodeParameters };
}

const requests: Request[] = [
	{
		name: 'Account → Get',
		method: 'GET',
		repeats: true,
		faults: [...passing, cutOff],
		open: ({ argyle }) => {
			const { id } = argyle.accounts.add();
			return { id, path: `/v2/accounts/${id}`, parameters: { operation: 'get', accountId: id } };
		},
	},
	{
		name: 'Account → Delete',
		method: 'DELETE',
		repeats: true,
		faults: passing,
		open: ({ argyle }) => {
			const { id } = argyle.accounts.add();
			return { id, path: `/v2/accounts/${id}`, parameters: { operation: 'delete', accountId: id } };
		},
	},
	{
		name: 'Webhook Subscription → Delete',
		method: 'DELETE',
		repeats: true,
		faults: passing,
		open: ({ argyle }) => {
			const { id } = argyle.webhooks.add();
			const parameters = { resource: 'webhook', operation: 'delete', webhookId: id };
			return { id, path: `/v2/webhooks/${id}`, parameters };
		},
	},
	{
		name: 'Invite → Resend',
		method: 'POST',
		repeats: false,
		faults: passing,
		open: ({ argyle }) => {
			const { id } = argyle.invites.add();
			const parameters = { resource: 'invite', operation: 'resend', inviteId: id };
			return { id, path: `/v2/invites/${id}`, parameters };
		},
	},
	{
		name: 'User → Create Link Token',
		method: 'POST',
		repeats: false,
		faults: [...passing, cutOff],
		open: ({ argyle }) => {
			const { id } = argyle.users.add();
			const parameters = { resource: 'user', operation: 'createToken', userId: id };
			return { id, path: '/v2/user-tokens', parameters };
		},
	},
];

interface Played {
	id: string;
	/** With the fault each time, and with it once. */
	lasting: { outcome: Outcome; sent: number };
	once: { outcome: Outcome; sent: number };
}

async function play(request: Request, effect: FaultEffect, times: number) {
	const scene = await openScene('delayMs' in effect ? { timeoutMs: 1000 } : {});
	const { id, path, parameters } = request.open(scene);
	scene.argyle.faults.add({ method: request.method, path, times, ...effect });
	const outcome = await scene.run(parameters);
	const sent = scene.argyle.requestsTo(request.method, path).length;
	await scene.close();
	return { id, outcome, sent };
}

const cases = requests.flatMap((request) =>
	request.faults.map(([what, effect]) => ({ ...request, request, what, effect })),
);

let played: Map<string, Played>;
beforeAll(async () => {
	const plays = cases.map(async ({ name, what, request, effect }) => {
		const [lasting, once] = await Promise.all([
			play(request, effect, Infinity),
			play(request, effect, 1),
		]);
		return [`${name} ${what}`, { id: lasting.id, lasting, once }] as const;
	});
	played = new Map(await Promise.all(plays));
});

const playedCase = (name: string, what: string) => {
	const found = played.get(`${name} ${what}`);
	if (!found) throw new TypeError('Not played');
	return found;
};

describe('what can be repeated [checklist 69]', () => {
	it.each(cases.filter(({ repeats }) => repeats))(
		'$name is sent again after $what, five times at most',
		({ name, what }) => {
			const { id, lasting, once } = playedCase(name, what);
			expect(once.outcome.message).toBeUndefined();
			expect(once.outcome.output).toHaveLength(1);
			expect(once.sent).toBeLessThanOrEqual(2);
			// A read before each try, or the status of half an answer, shows that Argyle carried it out.
			const isSeen = name === 'Account → Delete' && /lost (after|half-way)|in time/.test(what);
			const isReported = name.startsWith('Webhook') && what.endsWith('half-way');
			expect(lasting.sent).toBe(isSeen ? 1 : isReported ? 2 : 5);
			if (lasting.outcome.message) expect(lasting.outcome.message).toContain(id);
		},
	);
});

describe('what has an effect each time [checklist 69]', () => {
	it.each(cases.filter(({ repeats }) => !repeats))(
		'$name is sent once, with $what too, and the message names the ID',
		({ name, what }) => {
			const { id, lasting } = playedCase(name, what);
			expect(lasting.sent).toBe(1);
			expect(lasting.outcome.message).toMatch(/^/);
			expect(lasting.outcome.message).toContain(id);
		},
	);

	it.each([
		['429', { status: 429 }],
		['503 that names a time', { status: 503, headers: { 'Retry-After': '1' } }],
	])('is sent again after a %s, as Argyle did not do it [checklist 68]', async (_what, effect) => {
		const [resend] = requests.filter(({ name }) => name === 'Invite → Resend');
		if (!resend) throw new TypeError('No such request');
		const { outcome, sent } = await play(resend, effect, 1);
		expect(outcome.message).toBeUndefined();
		expect(sent).toBe(2);
	});
});
