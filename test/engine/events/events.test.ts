import type { INodeParameters } from 'n8n-workflow';
import type { Account } from '../../../tools/simulator/types.cts';
import * as recorded from '../../support/recordedAccounts';
import type { EventScene } from './scene';
import { about, ignoredOf, itemOf, openEventScene } from './scene';

let scene: EventScene;
afterEach(async () => await scene.close());

const all = ['accounts.failed', 'accounts.connected', 'accounts.disconnected', 'accounts.removed'];

const open = async (parameters: INodeParameters = {}) => {
	scene = await openEventScene({ events: all, ...parameters });
};

const monitored: Account = { ...recorded.dayLater, ongoing_refresh: { status: 'enabled' } };
const again: Account = {
	...recorded.connectedJustNow,
	scanned_at: '2026-01-20T00:00:00.000Z',
};

describe('an account that connected', () => {
	it('starts the workflow', async () => {
		await open();
		const item = itemOf(await scene.deliver('accounts.connected', about(again)));
		expect(item).toEqual({
			event: 'accounts.connected',
			event_id: `${again.id}:2026-01-29T19:26:58.081Z`,
			account: again.id,
			user: again.user,
			reconnected: true,
			provider: { id: 'item_000029932', name: 'Aramark', kind: 'employer', status: 'healthy' },
			received_at: expect.any(String),
			resource: again,
		});
	});

	it.each<[what: string, changes: object, reconnected: boolean | null]>([
		['for the first time, before its first scan', { scanned_at: null }, false],
		['and was scanned since', {}, null],
	])('%s', async (_what, changes, reconnected) => {
		await open();
		const account = { ...recorded.connectedJustNow, ...changes };
		const item = itemOf(await scene.deliver('accounts.connected', about(account)));
		expect(item.reconnected).toBe(reconnected);
	});

	it('is read once when the delivery is thin, as those recorded are [checklist 107]', async () => {
		await open();
		scene.argyle.accounts.add(again, 'connected');
		const item = itemOf(await scene.deliver('accounts.connected', about(again, true)));
		expect(item).toMatchObject({
			event_id: `${again.id}:2026-01-29T19:26:58.081Z`,
			reconnected: true,
			resource: { id: again.id },
		});
		expect(scene.lookUps()).toEqual([`/v2/accounts/${again.id}`, '/v2/items/item_000029932']);
	});

	it('and changed again before the lookup is never merged with the later change [checklist 105, 107]', async () => {
		await open();
		scene.argyle.accounts.add(monitored, 'refailed');
		const item = itemOf(await scene.deliver('accounts.connected', about(monitored, true)));
		expect(item.event_id).toBe(`${monitored.id}:${String(item.received_at)}`);
		expect(item.reconnected).toBeNull();
	});

	it('passes filters, which concern failures only [checklist 111]', async () => {
		await open({
			options: { errorCodes: ['invalid_mfa'], actors: ['nobody'], firstConnectionOnly: true },
		});
		itemOf(await scene.deliver('accounts.connected', about(again)));
	});
});

describe('an account that lost its connection', () => {
	it('starts the workflow from accounts.updated [checklist 99]', async () => {
		await open();
		const item = itemOf(await scene.deliver('accounts.updated', about(monitored)));
		expect(item).toMatchObject({
			event: 'accounts.disconnected',
			event_id: `${monitored.id}:2026-01-15T01:20:08.448Z`,
			error_code: 'auth_required',
			error_message: monitored.connection.error_message,
			guidance: { known: true },
			first_connection: false,
			provider: null,
			resource: monitored,
		});
	});

	it('has the event_id of the accounts.failed of the same change, so that Remove Duplicates lets one through [checklist 104]', async () => {
		await open();
		const expired = {
			...monitored,
			connection: { ...monitored.connection, error_code: 'expired_credentials' },
		};
		const data = { ...about(expired), error_code: 'expired_credentials' };
		const failed = itemOf(await scene.deliver('accounts.failed', data));
		const updated = itemOf(await scene.deliver('accounts.updated', about(expired)));
		expect(updated.event_id).toBe(failed.event_id);
	});

	it('starts the workflow for a one-time verification only when the user wants it [checklist 103]', async () => {
		await open();
		const delivery = about(recorded.dayLater);
		expect(ignoredOf(await scene.deliver('accounts.updated', delivery))).toEqual({
			received: true,
			ignored: 'filtered',
		});
		scene.stage.node.parameters.options = { monitoredOnly: false };
		itemOf(await scene.deliver('accounts.updated', delivery));
	});

	it('passes the filters as a failure does [checklist 111]', async () => {
		await open({ options: { errorCodes: ['system_error'] } });
		expect(ignoredOf(await scene.deliver('accounts.updated', about(monitored)))).toMatchObject({
			ignored: 'filtered',
		});
		itemOf(await scene.deliver('accounts.updated', about(recorded.syncFailed)));
	});

	it('is read once when the delivery is thin', async () => {
		await open();
		scene.argyle.accounts.add(monitored, 'refailed');
		const item = itemOf(await scene.deliver('accounts.updated', about(monitored, true)));
		expect(item).toMatchObject({ event: 'accounts.disconnected', error_code: 'auth_required' });
	});

	it('gets a 503 when a thin delivery and the account can not be read [checklist 106]', async () => {
		await open();
		const answer = await scene.deliver('accounts.updated', about(monitored, true));
		expect([answer.status, answer.items]).toEqual([503, undefined]);
	});

	it.each([[null], [{}], [{ status: null }], ['error']])(
		'is judged by a lookup when the delivery shows no status: %j',
		async (connection) => {
			await open();
			scene.argyle.accounts.add(recorded.connectedJustNow, 'connected');
			const shown = { ...recorded.connectedJustNow, connection };
			expect(ignoredOf(await scene.deliver('accounts.updated', about(shown)))).toMatchObject({
				ignored: 'no disconnection',
			});
		},
	);

	it('is answered 503 when the lookup shows no status either [checklist 106]', async () => {
		await open();
		scene.argyle.faults.add({
			path: `/v2/accounts/${monitored.id}`,
			status: 200,
			body: { ...monitored, connection: null },
		});
		const answer = await scene.deliver('accounts.updated', about(monitored, true));
		expect([answer.status, answer.items]).toEqual([503, undefined]);
	});
});

describe('an accounts.updated that is not a disconnection', () => {
	const switchedOff: Account = {
		...recorded.connectedJustNow,
		ongoing_refresh: { status: 'disabled' },
	};

	it.each<[what: string, account: { id: string; user: string }]>([
		['a scan', recorded.connectedJustNow],
		['refresh switched off', switchedOff],
	])('starts nothing and costs no lookup: %s [checklist 101]', async (_what, account) => {
		await open();
		expect(ignoredOf(await scene.deliver('accounts.updated', about(account)))).toEqual({
			received: true,
			ignored: 'no disconnection',
		});
		expect(scene.lookUps()).toEqual([]);
	});
});

describe('an account that was removed', () => {
	const gone = { id: recorded.dayLater.id, user: recorded.dayLater.user };

	it('starts the workflow without a lookup of the account [checklist 99, 109]', async () => {
		await open();
		const item = itemOf(await scene.deliver('accounts.removed', about(gone, true)));
		expect(item).toEqual({
			event: 'accounts.removed',
			event_id: `${gone.id}:removed`,
			account: gone.id,
			user: gone.user,
			provider: null,
			received_at: expect.any(String),
			resource: null,
		});
		expect(scene.lookUps()).toEqual([]);
	});

	it('brings the contact of a user who is still there, else null [checklist 109]', async () => {
		await open({ options: { includeContact: true } });
		const user = scene.argyle.users.add({ first_name: 'Ada' }).id;
		const remove = async () =>
			itemOf(await scene.deliver('accounts.removed', about({ ...gone, user }, true)));
		expect((await remove()).contact).toMatchObject({ first_name: 'Ada' });
		scene.argyle.users.remove(user);
		expect((await remove()).contact).toBeNull();
	});
});

describe('the output "Raw"', () => {
	it.each<[event: string, data: object]>([
		['accounts.connected', about(again)],
		['accounts.updated', about(monitored)],
	])('of %s is what Argyle sent, without a lookup [checklist 116]', async (event, data) => {
		await open({ options: { output: 'raw' } });
		const item = itemOf(await scene.deliver(event, data));
		expect(item).toEqual({ event, name: 'n8n', data });
		expect(scene.lookUps()).toEqual([]);
	});
});

it('every unchosen event is another event [checklist 101]', async () => {
	await open({ events: ['accounts.removed'] });
	for (const event of [
		'accounts.failed',
		'accounts.connected',
		'accounts.updated',
		'accounts.added',
	]) {
		expect(ignoredOf(await scene.deliver(event, about(monitored)))).toMatchObject({
			ignored: 'other event',
		});
	}
});
