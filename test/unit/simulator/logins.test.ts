import { useEach } from '../../support/useEach';
import { startSimulator } from '../../../tools/simulator/index.cts';
import { startReceiver } from '../../../tools/simulator/receiver.cts';
import type { Account, LoginOptions, Webhook } from '../../../tools/simulator/types.cts';

interface Delivery {
	event: string;
	name: string;
	data: Partial<Record<string, unknown>> & { resource?: Account };
}

describe('Argyle simulator: logins', () => {
	const argyle = useEach(async () => await startSimulator());
	const receiver = useEach(async () => await startReceiver());
	const subscribe = (partial: Partial<Webhook> = {}) =>
		argyle.webhooks.add({ url: receiver.url, secret: 's', ...partial });
	const deliveriesOf = async (login?: LoginOptions) => {
		const before = argyle.deliveries.length;
		await argyle.playLogin(login).deliveries;
		return argyle.deliveries.slice(before).map(({ body }): Delivery => JSON.parse(body));
	};
	const firstOf = async (login?: LoginOptions) => (await deliveriesOf(login))[0]?.data;

	it.each([
		['failed first login', {}, ['accounts.added', 'accounts.failed', 'accounts.updated']],
		[
			'good first login',
			{ errorCode: null },
			['accounts.added', 'accounts.connected', 'accounts.updated'],
		],
	])('sends for a %s: %j → %j', async (_case, login, events) => {
		subscribe({ events: ['*'] });
		expect((await deliveriesOf(login)).map(({ event }) => event)).toEqual(events);
	});

	it.each([
		[{}, ['accounts.failed', 'accounts.updated']],
		[{ errorCode: null }, ['accounts.connected', 'accounts.updated']],
	])('sends no accounts.added for a re-authentication: %j → %j', async (login, events) => {
		subscribe({ events: ['*'] });
		const { id } = argyle.accounts.add({}, 'connected');
		const sent = await deliveriesOf({ ...login, account: id });
		expect(sent.map(({ event }) => event)).toEqual(events);
	});

	it('sends a subscription only the events it names [checklist 29]', async () => {
		subscribe({ events: ['accounts.failed'] });
		expect((await deliveriesOf()).map(({ event }) => event)).toEqual(['accounts.failed']);
	});

	it('names the error in data', async () => {
		subscribe();
		const login = argyle.playLogin({ errorCode: 'mfa_timeout', errorMessage: 'Too late.' });
		await login.deliveries;
		const { event, name, data }: Delivery = JSON.parse(argyle.deliveries[0]?.body ?? '');
		expect([event, name]).toEqual(['accounts.failed', 'name-for-the-webhook-subscription']);
		expect(data).toEqual({
			account: login.account.id,
			user: login.user.id,
			error_code: 'mfa_timeout',
			error_message: 'Too late.',
		});
	});

	it('adds the account on request, in microseconds, without shifts and uploads', async () => {
		subscribe({ config: { include_resource: true } });
		const resource = (await firstOf())?.resource;
		expect(resource?.connection.updated_at).toMatch(/\.\d{6}Z$/);
		expect(Object.keys(resource?.availability ?? {})).toEqual([
			...['gigs', 'paystubs', 'payroll_documents', 'identities', 'ratings', 'vehicles'],
			...['deposit_destinations', 'user_forms'],
		]);
	});

	it.each([
		['"*" was subscribed to', { events: ['*'] }, {}, false],
		['it was not requested', { config: {} }, {}, false],
		['Argyle ignores the request', {}, { ignoreIncludeResource: true }, false],
		['Argyle sends an empty one', {}, { ignoreIncludeResource: 'empty' as const }, {}],
	])('sends no account when %s [checklist 34]', async (_case, partial, settings, resource) => {
		subscribe({ config: { include_resource: true }, ...partial });
		Object.assign(argyle.settings, settings);
		const sent = await deliveriesOf();
		const failed = sent.find(({ event }) => event === 'accounts.failed');
		expect(failed?.data.resource ?? false).toEqual(resource);
	});

	it('can leave out the error fields [checklist 32]', async () => {
		argyle.settings.omitErrorFields = true;
		subscribe();
		expect(Object.keys((await firstOf()) ?? {})).toEqual(['account', 'user']);
	});

	it('makes the second failure of an account a new one, to the millisecond [checklist 38]', () => {
		const { account } = argyle.playLogin();
		const times = Array.from({ length: 5 }, () => {
			const again = argyle.playLogin({ account: account.id });
			return again.account.connection.updated_at?.slice(0, 23);
		});
		expect(new Set([account.connection.updated_at?.slice(0, 23), ...times]).size).toBe(6);
	});

	it('keeps the history of an account that fails to re-authenticate [checklist 65]', () => {
		const connected = argyle.accounts.add({}, 'connected');
		const { account } = argyle.playLogin({ account: connected.id });
		expect(account.connection.status).toBe('error');
		expect(account.availability).toEqual(connected.availability);
		expect(account.scanned_at).toBe(connected.scanned_at);
	});

	it('connects account and user when the login succeeds', () => {
		const { account, user } = argyle.playLogin({ errorCode: null, item: 'item_123456789' });
		expect(account).toMatchObject({
			employers: ['Whole Goods'],
			connection: { status: 'connected', error_code: null },
			ongoing_refresh: { status: 'enabled' },
		});
		expect(user.items_connected).toEqual(['item_123456789']);
	});

	it('happens at the given time', () => {
		const { account } = argyle.playLogin({ at: new Date('2026-01-29T19:26:53.846Z') });
		expect(account.connection.updated_at).toBe('2026-01-29T19:26:53.846000Z');
	});

	it.each([{ account: 'nobody' }, { user: 'nobody' }])('refuses %j', (login) => {
		expect(() => argyle.playLogin(login)).toThrow('nobody');
		expect(argyle.accounts.size).toBe(0);
	});
});
