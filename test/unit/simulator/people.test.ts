import { useEach } from '../../support/useEach';
import { startSimulator } from '../../../tools/simulator/index.cts';
import { createClient } from '../../../tools/simulator/client.cts';
import type { Client, Invite, Page, User } from '../../../tools/simulator/types.cts';

const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

describe('Argyle simulator: users, tokens, invites, items', () => {
	const argyle = useEach(async () => await startSimulator());
	const client: Client = async (...given) =>
		await createClient(argyle.url, argyle.keys.sandbox)(...given);

	it('finds users by external id', async () => {
		const { id } = argyle.users.add({ external_id: 'loan-7' });
		argyle.users.add();
		const { body } = await client<Page<User>>('GET', '/v2/users?external_id=loan-7');
		expect(body.results.map((user) => user.id)).toEqual([id]);
	});

	it('deletes a user with their accounts', async () => {
		const { user } = argyle.accounts.add();
		expect((await client('DELETE', `/v2/users/${user}`)).status).toBe(204);
		expect([argyle.users.size, argyle.accounts.size]).toEqual([0, 0]);
	});

	it('gives a token for a known user only', async () => {
		const { id } = argyle.users.add();
		const known = await client('POST', '/v2/user-tokens', { user: id });
		expect(known).toMatchObject({ status: 200, body: { user_token: expect.stringMatching(JWT) } });
		expect((await client('POST', '/v2/user-tokens', { user: 'x' })).status).toBe(400);
		expect(await client('POST', '/v2/user-tokens', {})).toMatchObject({
			status: 400,
			body: { user: ['This field is required.'] },
		});
	});

	it('filters invites by status, and ignores a user, as Argyle documents no such filter', async () => {
		const attempted = argyle.invites.add({ status: 'attempted' });
		argyle.invites.add();
		const queries = ['status=attempted', `user=${attempted.user}`].map(async (query) => {
			const { body } = await client<Page<Invite>>('GET', `/v2/invites?${query}`);
			return body.results.length;
		});
		expect(await Promise.all(queries)).toEqual([1, 2]);
	});

	it('resends an invite by the way it went, without a second user', async () => {
		const { id } = argyle.invites.add({ phone_number: '+12125555555' });
		const { status, body } = await client<Invite>('POST', `/v2/invites/${id}`);
		expect(status).toBe(200);
		expect(body.deliveries.map(({ method }) => method)).toEqual(['sms', 'sms']);
		expect(argyle.users.size).toBe(1);
	});

	it('knows an item by its id', async () => {
		expect((await client('GET', '/v2/items/item_000029932')).body).toMatchObject({
			id: 'item_000029932',
			name: 'Aramark',
			status: 'healthy',
		});
	});

	it.each(['/v2/users/x', '/v2/invites/x', '/v2/items/item_0', '/v2/nothing'])(
		"answers 404 in Django's style for %s",
		async (path) => {
			expect(await client('GET', path)).toMatchObject({
				status: 404,
				body: { detail: 'Not found.' },
			});
		},
	);
});
