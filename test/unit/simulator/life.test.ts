import { useEach } from '../../support/useEach';
import { startSimulator } from '../../../tools/simulator/index.cts';
import { startReceiver } from '../../../tools/simulator/receiver.cts';
import type { Account, LifeStep } from '../../../tools/simulator/types.cts';

interface Delivery {
	event: string;
	data: { account: string; user: string; error_code?: string; resource?: Account };
}

describe('Argyle simulator: the life of a connection', () => {
	const argyle = useEach(async () => await startSimulator());
	const receiver = useEach(async () => await startReceiver());
	beforeEach(() => {
		argyle.webhooks.add({
			url: receiver.url,
			secret: 's',
			events: [
				...['accounts.connected', 'accounts.failed', 'accounts.updated', 'accounts.removed'],
			],
			config: { include_resource: true },
		});
	});

	const sent = async () => {
		await argyle.settled();
		return argyle.deliveries.map(({ body }): Delivery => JSON.parse(body));
	};

	it.each<[step: LifeStep, event: string, shown: object]>([
		[{ do: 'scan' }, 'accounts.updated', { connection: { status: 'connected' } }],
		[{ do: 'refreshOff' }, 'accounts.updated', { ongoing_refresh: { status: 'disabled' } }],
		[{ do: 'upload' }, 'accounts.updated', { availability: { user_forms: { files_count: 1 } } }],
		[
			{ do: 'lose', errorCode: 'system_error' },
			'accounts.updated',
			{
				connection: { status: 'error', error_code: 'system_error' },
				availability: { paystubs: { status: 'sync_failed' } },
			},
		],
	])('%j is announced by %s alone', async (step, event, shown) => {
		const { id } = argyle.accounts.add({}, 'connected');
		argyle.live(id, step);
		const deliveries = await sent();
		expect(deliveries.map((one) => one.event)).toEqual([event]);
		expect(deliveries[0]?.data.resource).toMatchObject({ id, ...shown });
		expect(deliveries[0]?.data).not.toHaveProperty('error_code');
	});

	it('a removal is announced without the account', async () => {
		const { id, user } = argyle.accounts.add({}, 'connected');
		argyle.live(id, { do: 'remove' });
		expect(await sent()).toMatchObject([
			{ event: 'accounts.removed', data: { account: id, user } },
		]);
		expect((await sent())[0]?.data).not.toHaveProperty('resource');
	});

	it('a one-time verification ends 24 hours after it connected, others do not', async () => {
		argyle.playLogin({ errorCode: null });
		const { account } = argyle.playLogin({ errorCode: null, oneTime: true });
		await sent();
		argyle.clearJournal();
		argyle.passDay();
		const [ended, ...others] = await sent();
		expect(others).toEqual([]);
		expect(ended?.data.resource).toMatchObject({
			id: account.id,
			connection: { status: 'error', error_code: 'auth_required' },
			ongoing_refresh: { status: 'disabled' },
		});
		const day = Date.parse(ended?.data.resource?.connection.updated_at ?? '');
		expect(day - Date.parse(account.connection.updated_at ?? '')).toBe(86_400_000);
	});

	it.each([0, 1, 3])('accounts.updated comes %i times with a login', async (updatedCopies) => {
		argyle.settings.updatedCopies = updatedCopies;
		argyle.playLogin({ errorCode: null });
		const updated = (await sent()).filter(({ event }) => event === 'accounts.updated');
		expect(updated).toHaveLength(updatedCopies);
	});

	it('accounts.updated that comes late shows the account as it is by then', async () => {
		argyle.settings.updatedDelayMs = 50;
		const { account } = argyle.playLogin({ errorCode: 'mfa_timeout' });
		argyle.playLogin({ account: account.id, errorCode: null });
		const deliveries = await sent();
		expect(deliveries.map(({ event }) => event)).toEqual([
			...['accounts.failed', 'accounts.connected', 'accounts.updated', 'accounts.updated'],
		]);
		expect(deliveries[2]?.data.resource?.connection.status).toBe('connected');
	});
});
