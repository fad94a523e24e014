import type { INodeParameters } from 'n8n-workflow';
import type { FaultEffect } from '../../../tools/simulator/types.cts';
import type { Scene } from './scene';
import { openScene } from './scene';

jest.setTimeout(60_000);

interface Request {
	name: string;
	method: string;
	/** How often Argyle gets it when every answer is a 502, and when every answer is lost. */
	sent: { refused: number; lost: number };
	/** Makes the record that it is about, and gives its ID, the path and the parameters. */
	open: (scene: Scene) => { id: string; path: string; parameters: INodeParameters };
}

const record = (
	kind: 'accounts' | 'webhooks' | 'invites' | 'users',
	parameters: INodeParameters,
	field: string,
	path?: string,
): Request['open'] => {
	return ({ argyle }) => {
		const { id } = argyle[kind].add();
		return { id, path: path ?? `/v2/${kind}/${id}`, parameters: { ...parameters, [field]: id } };
	};
};

const requests: Request[] = [
	{
		name: 'Account → Get',
		method: 'GET',
		sent: { refused: 5, lost: 5 },
		open: record('accounts', { operation: 'get' }, 'accountId'),
	},
	{
		// The read before each try shows that the account is gone.
		name: 'Account → Delete',
		method: 'DELETE',
		sent: { refused: 5, lost: 1 },
		open: record('accounts', { operation: 'delete' }, 'accountId'),
	},
	{
		name: 'Webhook Subscription → Delete',
		method: 'DELETE',
		sent: { refused: 5, lost: 5 },
		open: record('webhooks', { resource: 'webhook', operation: 'delete' }, 'webhookId'),
	},
	{
		name: 'Invite → Resend',
		method: 'POST',
		sent: { refused: 1, lost: 1 },
		open: record('invites', { resource: 'invite', operation: 'resend' }, 'inviteId'),
	},
	{
		name: 'User → Create Link Token',
		method: 'POST',
		sent: { refused: 1, lost: 1 },
		open: record(
			'users',
			{ resource: 'user', operation: 'createToken' },
			'userId',
			'/v2/user-tokens',
		),
	},
];

const play = async (request: Request, effect: FaultEffect, times: number) => {
	const scene = await openScene();
	const { id, path, parameters } = request.open(scene);
	scene.argyle.faults.add({ method: request.method, path, times, ...effect });
	const { message, output } = await scene.run(parameters);
	const sent = scene.argyle.requestsTo(request.method, path).length;
	await scene.close();
	return { id, message, output, sent };
};

describe.each(requests)('$name [checklist 69]', (request) => {
	const { sent, method } = request;

	it(`reaches Argyle ${sent.refused} times when every answer is a 502, and the message names the ID`, async () => {
		const lasting = await play(request, { status: 502 }, Infinity);
		expect(lasting.sent).toBe(sent.refused);
		expect(lasting.message).toContain(lasting.id);
	});

	it(`reaches Argyle ${sent.lost} times when every answer is lost`, async () => {
		expect(await play(request, { drop: 'after' }, Infinity)).toMatchObject({ sent: sent.lost });
	});

	it('succeeds after one transient fault that Argyle did not act on [checklist 68]', async () => {
		const effect = method === 'POST' ? { status: 429 } : { status: 502 };
		const { message, output, sent: count } = await play(request, effect, 1);
		expect(message).toBeUndefined();
		expect(output).toHaveLength(1);
		expect(count).toBe(2);
	});
});
