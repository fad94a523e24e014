import type { Simulator } from '../../../tools/simulator/index.cts';
import { startSimulator } from '../../../tools/simulator/index.cts';
import { createClient } from '../../../tools/simulator/client.cts';
import type { Receiver } from '../../../tools/simulator/receiver.cts';
import { startReceiver } from '../../../tools/simulator/receiver.cts';
import type { Account, ApiKey, Client, Webhook } from '../../../tools/simulator/types.cts';

describe('Argyle simulator: control endpoints', () => {
	let argyle: Simulator;
	let receiver: Receiver;
	let control: Client;
	let api: Client;
	beforeEach(async () => {
		argyle = await startSimulator({ retryDelayMs: 10 });
		receiver = await startReceiver();
		const bare = createClient(argyle.url);
		control = async (method, path, body) => await bare(method, `/_control${path}`, body);
		api = createClient(argyle.url, argyle.keys.sandbox);
	});
	afterEach(async () => {
		await argyle.close();
		await receiver.close();
	});

	it('plays a login and can wait for its deliveries', async () => {
		argyle.webhooks.add({ url: receiver.url });
		const login = { errorCode: 'invalid_mfa', wait: true };
		const { body } = await control<{ account: Account }>('POST', '/logins', login);
		expect(body).toMatchObject({
			account: { connection: { error_code: 'invalid_mfa' } },
			deliveries: [{ event: 'accounts.failed', status: 200 }],
		});
		const again = { errorCode: null, account: body.account.id };
		expect((await control('POST', '/logins', again)).body).toMatchObject({
			account: { id: body.account.id, connection: { status: 'connected' } },
		});
	});

	it('shows keys, settings, counts, subscriptions and accounts', async () => {
		const webhook = argyle.webhooks.add({ secret: 'known' });
		const account = argyle.accounts.add();
		expect((await control('GET', '/state')).body).toMatchObject({
			environment: 'sandbox',
			keys: argyle.keys,
			settings: { retryDelayMs: 10 },
			counts: { accounts: 1, users: 1, webhooks: 1, requests: 0, deliveries: 0 },
			webhooks: [webhook],
			accounts: [account],
		});
	});

	it('adds accounts, one by one or in bulk', async () => {
		const one = await control<Account>('POST', '/accounts', { state: 'refailed' });
		expect(one.body.scanned_at).not.toBeNull();
		await control('POST', '/accounts', { state: 'connected', count: 20 });
		expect(argyle.accounts.size).toBe(21);
	});

	it('edits and removes accounts, users, invites', async () => {
		const user = await control<{ id: string }>('POST', '/users', { first_name: 'Sarah' });
		const invite = await control('POST', '/invites', { user: user.body.id });
		expect(invite.body).toMatchObject({ user: user.body.id });
		const { body } = await control<Account>('POST', '/accounts', { user: user.body.id });
		await control('PATCH', `/accounts/${body.id}`, { connection: { status: 'connected' } });
		expect(argyle.accounts.get(body.id)?.connection.status).toBe('connected');
		const removed = await control('DELETE', `/accounts/${body.id}`);
		expect([removed.body, argyle.accounts.size]).toEqual([{ removed: true }, 0]);
	});

	it('edits and removes subscriptions as Console does [checklist 55]', async () => {
		const { body } = await control<Webhook>('POST', '/webhooks', { name: 'by hand' });
		await control('PATCH', `/webhooks/${body.id}`, { secret: 'changed' });
		expect(argyle.webhooks.get(body.id)).toMatchObject({ name: 'by hand', secret: 'changed' });
		await control('DELETE', `/webhooks/${body.id}`);
		expect(argyle.webhooks.size).toBe(0);
	});

	it('sends an event or a delivery by hand', async () => {
		const { id } = argyle.webhooks.add({ url: receiver.url, secret: 's' });
		const account = argyle.accounts.add();
		const event = await control('POST', `/accounts/${account.id}/events`, { kind: 'failed' });
		expect(event.body).toMatchObject([{ event: 'accounts.failed', status: 200 }]);
		const order = { subscription: id, event: 'users.fully_synced', data: {}, signature: 'forged' };
		expect((await control('POST', '/deliveries', order)).body).toMatchObject([
			{ event: 'users.fully_synced', signature: 'forged' },
		]);
		expect(receiver.received).toHaveLength(2);
	});

	it('shows requests and settled deliveries, and forgets them', async () => {
		argyle.webhooks.add({ url: receiver.url });
		await api('GET', '/v2/users');
		await api('GET', '/v2/items');
		argyle.playLogin();
		const requests = await control('GET', '/requests?method=GET&path=/v2/items');
		expect(requests.body).toMatchObject([{ path: '/v2/items', status: 200 }]);
		const deliveries = await control('GET', '/deliveries?settled=true');
		expect(deliveries.body).toMatchObject([{ status: 200 }]);
		await control('DELETE', '/journal');
		expect([argyle.requests, argyle.deliveries]).toEqual([[], []]);
	});

	it('plans and ends faults', async () => {
		const fault = { method: 'GET', pathPattern: 'users$', status: 503, times: null };
		expect((await control('POST', '/faults', fault)).body).toEqual({ id: 'fault-1' });
		expect((await api('GET', '/v2/users')).status).toBe(503);
		expect((await api('GET', '/v2/users')).status).toBe(503);
		await control('DELETE', '/faults');
		expect((await api('GET', '/v2/users')).status).toBe(200);
	});

	it('starts chaos', async () => {
		const chaos = { probability: 1, kinds: ['status503'] };
		await control('POST', '/faults', { chaos });
		expect((await api('GET', '/v2/users')).status).toBe(503);
	});

	it('changes settings, and refuses one that does not exist', async () => {
		await control('POST', '/settings', { hideSecrets: true });
		expect(argyle.settings.hideSecrets).toBe(true);
		expect(await control('POST', '/settings', { speed: 1 })).toMatchObject({
			status: 400,
			body: { error: 'There is no setting speed' },
		});
	});

	it('makes and revokes keys [checklist 63]', async () => {
		const { body: key } = await control<ApiKey>('POST', '/keys');
		const client = createClient(argyle.url, key);
		expect((await client('GET', '/v2/users')).status).toBe(200);
		await control('DELETE', `/keys/${key.id}`);
		expect((await client('GET', '/v2/users')).status).toBe(401);
	});

	it('resets everything but the keys', async () => {
		argyle.accounts.add();
		argyle.webhooks.add();
		argyle.settings.hideSecrets = true;
		argyle.faults.add({ status: 500 });
		await control('POST', '/reset');
		expect(argyle.settings).toMatchObject({ hideSecrets: false, retryDelayMs: 10 });
		expect([argyle.accounts.size, argyle.users.size, argyle.webhooks.size]).toEqual([0, 0, 0]);
		expect((await api('GET', '/v2/items')).status).toBe(200);
	});

	it.each([
		['GET', '/nothing', undefined, 404],
		['POST', '/logins', '{', 400],
		['POST', '/logins', { account: 'nobody' }, 400],
		['PATCH', '/webhooks/nobody', {}, 400],
	])('refuses %s %s %j with %i', async (method, path, body, status) => {
		expect((await control(method, path, body)).status).toBe(status);
	});
});
