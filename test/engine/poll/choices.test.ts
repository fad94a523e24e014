import type { INodeParameters } from 'n8n-workflow';
import type { Scene } from './scene';
import { accountsOf, openScene } from './scene';

let scene: Scene;

beforeEach(async () => {
	scene = await openScene();
	await scene.poll();
});

afterEach(async () => await scene.close());

/** Publishes with other parameters, and lets n8n make the poll that belongs to it. */
async function republish(parameters: INodeParameters): Promise<void> {
	scene.republish(parameters);
	expect(await scene.poll()).toEqual([]);
}

/** One account of each kind that fails, by what it is. */
function failInAllWays() {
	const { accounts } = scene.argyle;
	const refail = (code: string, status: 'enabled' | 'disabled' = 'enabled') =>
		accounts.add({ connection: { error_code: code }, ongoing_refresh: { status } }, 'refailed').id;
	return {
		first: scene.fail().id,
		again: refail('invalid_mfa'),
		broken: refail('auth_required'),
		unclear: refail('system_error'),
		verified: refail('auth_required', 'disabled'),
	};
}

type Kind = keyof ReturnType<typeof failInAllWays>;

describe('what starts the workflow [checklist 102, 123]', () => {
	const failed = 'accounts.failed';
	const disconnected = 'accounts.disconnected';
	const choices: Array<[string, INodeParameters, Partial<Record<Kind, string>>]> = [
		['by default: first logins', {}, { first: failed }],
		[
			'failures of all accounts',
			{ accounts: 'all' },
			{ first: failed, again: failed, unclear: failed },
		],
		['disconnections', { events: [disconnected] }, { broken: disconnected, unclear: disconnected }],
	];

	it.each(choices)('%s', async (_name, parameters, expected) => {
		await republish(parameters);
		const ids = failInAllWays();
		const found = await scene.poll();
		const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
		const events = found.map(({ account, event }) => [names.get(String(account)), event]);
		expect(Object.fromEntries(events)).toEqual(expected);
		expect(found).toHaveLength(Object.keys(expected).length);
	});

	it('may grow without a flood of old failures [checklist 124]', async () => {
		failInAllWays();
		await scene.poll();
		await republish({ accounts: 'all', events: [failed, disconnected] });
		expect(await scene.poll()).toEqual([]);
	});
});

describe('a recovery', () => {
	const events = ['accounts.failed', 'accounts.recovered'];

	beforeEach(async () => await republish({ events }));

	it('starts the workflow once, with an item that is not a failure [checklist 110]', async () => {
		const { id } = scene.fail();
		await scene.poll();
		const { connection, user } = scene.recover(id);
		const [item, ...more] = await scene.poll();
		expect(more).toEqual([]);
		expect(item).toMatchObject({
			event: 'accounts.recovered',
			event_id: expect.stringContaining(new Date(connection.updated_at ?? '').toISOString()),
			account: id,
			user,
			source: 'poll',
			resource: { connection: { status: 'connected' } },
		});
		for (const field of ['guidance', 'error_code', 'error_message', 'first_connection']) {
			expect(item).not.toHaveProperty(field);
		}
		expect(await scene.poll()).toEqual([]);
	});
});

describe('a filter', () => {
	it.each<[string, INodeParameters]>([
		['Error Codes', { errorCodes: ['invalid_mfa'] }],
		['Exclude Error Codes', { excludeErrorCodes: ['invalid_credentials'] }],
	])('lets through what the instant trigger would: %s', async (_name, options) => {
		await republish({ options });
		const { id } = scene.fail({ errorCode: 'invalid_mfa' });
		scene.fail({ errorCode: 'invalid_credentials' });
		expect(accountsOf(await scene.poll())).toEqual([id]);
	});

	it('causes no flood if the user loosens it after a restart, and hides no failure that passed it before [checklist 124]', async () => {
		await republish({ options: { errorCodes: ['invalid_mfa'] } });
		for (let count = 0; count < 50; count += 1) scene.fail({ errorCode: 'invalid_credentials' });
		expect(await scene.poll()).toEqual([]);
		await scene.restart();
		const { id } = scene.fail({ errorCode: 'invalid_mfa' });
		scene.republish({ options: {} });
		expect(accountsOf(await scene.poll())).toEqual([id]);
	});
});

describe('the item', () => {
	it('comes without the account when the option is off', async () => {
		await republish({ includeResource: false });
		scene.fail();
		const [item] = await scene.poll();
		expect(item).toMatchObject({
			resource: null,
			first_connection: true,
			error_code: expect.any(String),
		});
	});
});
