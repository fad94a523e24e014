import { firstFailed } from '../../support/recordedAccounts';
import { useEach } from '../../support/useEach';
import { startSimulator } from '../../../tools/simulator/index.cts';
import { createClient } from '../../../tools/simulator/client.cts';
import type { Account, Client, Page } from '../../../tools/simulator/types.cts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NOBODY = '0187c66e-e7e5-811c-b006-2232f00f426a';

describe('Argyle simulator: accounts', () => {
	const argyle = useEach(async () => await startSimulator());
	const client: Client = async (...given) =>
		await createClient(argyle.url, argyle.keys.sandbox)(...given);

	it('shows a failed first connection as Argyle does', async () => {
		const { id, user } = argyle.accounts.add({ created_at: '2026-01-29T19:26:53.846274Z' });
		const { body } = await client<Account>('GET', `/v2/accounts/${id}`);
		const at = '2026-01-29T19:26:53.846Z';
		const switched = { ...firstFailed.direct_deposit_switch, updated_at: at };
		expect(body).toEqual({
			...firstFailed,
			...{ id: expect.stringMatching(UUID), user, item: 'item_000029932' },
			...{ created_at: at, updated_at: at, direct_deposit_switch: switched },
			connection: {
				status: 'error',
				error_code: 'invalid_credentials',
				error_message: 'This user entered an incorrect username or password.',
				updated_at: at,
			},
		});
	});

	it.each([
		['connecting', 'connecting', 'idle', false],
		['failed', 'error', 'idle', false],
		['connected', 'connected', 'enabled', true],
		['refailed', 'error', 'enabled', true],
	] as const)('%s: status %s, refresh %s, history %s [checklist 65]', (state, ...shown) => {
		const account = argyle.accounts.add({}, state);
		const history = account.scanned_at !== null && account.availability.paystubs !== null;
		expect([account.connection.status, account.ongoing_refresh.status, history]).toEqual(shown);
	});

	it('keeps the rest of a nested object when a part of it is edited [checklist 65]', () => {
		const { id, connection } = argyle.accounts.add();
		const edited = argyle.accounts.update(id, { connection: { error_code: 'mfa_timeout' } });
		expect(edited.connection).toEqual({ ...connection, error_code: 'mfa_timeout' });
	});

	it('filters by user, item and refresh status', async () => {
		const wanted = argyle.accounts.add({ item: 'item_123456789' }, 'connected');
		argyle.accounts.add();
		const queries = [
			`user=${wanted.user}`,
			'item=item_123456789',
			'ongoing_refresh_status=enabled',
		].map(async (query) => {
			const { body } = await client<Page<Account>>('GET', `/v2/accounts?${query}`);
			return body.results.map(({ id }) => id);
		});
		expect(await Promise.all(queries)).toEqual([[wanted.id], [wanted.id], [wanted.id]]);
	});

	it('deletes with 204 and no body, and then knows it no more [checklist 67]', async () => {
		const { id } = argyle.accounts.add();
		expect(await client('DELETE', `/v2/accounts/${id}`)).toMatchObject({ status: 204, body: '' });
		expect((await client('DELETE', `/v2/accounts/${id}`)).status).toBe(404);
		expect(argyle.accounts.size).toBe(0);
	});

	it.each([
		['GET', `/v2/accounts/${NOBODY}`, 404, 'Not Found'],
		['DELETE', `/v2/accounts/${NOBODY}`, 404, 'Not Found'],
		['GET', '/v2/accounts/not-a-uuid', 400, 'Bad Request'],
		['PATCH', `/v2/accounts/${NOBODY}`, 405, 'Method Not Allowed'],
	])(
		"refuses %s %s with %i in Spring's style [checklist 67]",
		async (method, path, status, error) => {
			const answer = await client(method, path);
			expect(answer.status).toBe(status);
			expect(answer.body).toEqual({
				timestamp: expect.stringMatching(/\+00:00$/),
				status,
				error,
				path,
			});
		},
	);

	it('has the headers that the support of Argyle needs', async () => {
		const { headers } = await client('GET', '/v2/accounts');
		expect(headers.get('content-type')).toBe('application/json');
		expect(headers.get('x-trace-id')).toMatch(UUID);
		expect(headers.get('x-client-id')).toMatch(UUID);
	});
});
