import type { INodeParameters } from 'n8n-workflow';
import type { Account } from '../../../tools/simulator/types.cts';
import { openScene as openActionScene } from '../action/scene';
import { openScene as openPollScene } from '../poll/scene';
import * as recorded from '../../support/recordedAccounts';
import { about, openEventScene } from './scene';

// Each object that was recorded, through both triggers and the guard of a deletion, each on the real
// contexts of n8n. What the pure readings make of odder shapes is in unit/connection/recorded.test.ts.

/** What the nodes make of an account. */
interface Reading {
	/** By `accounts.updated`: the event of the item, or why there is none. */
	updated: string;
	/** The same when one-time verifications count. */
	updatedAll: string;
	/** By a poll of all its events, of all accounts. */
	polled: string | null;
	/** The same when one-time verifications count. */
	polledAll: string | null;
	/** By a poll as it comes: failed first logins. */
	polledFirst: string | null;
	/** Why "Account Never Connected" keeps it; null when it is deleted. */
	kept: string | null;
}

const lost = 'accounts.disconnected';
const silent = { polled: null, polledAll: null, polledFirst: null };
const noLoss = { updated: 'no disconnection', updatedAll: 'no disconnection' };

const oneTime: Reading = {
	...{ updated: 'filtered', updatedAll: lost },
	...{ polled: null, polledAll: lost, polledFirst: null },
	kept: 'has_history',
};
const disconnected: Reading = { ...oneTime, updated: lost, polled: lost };

const expired = (error_code: string): Account => ({
	...recorded.dayLater,
	connection: { ...recorded.dayLater.connection, error_code },
	ongoing_refresh: { status: 'enabled' },
});

const shapes: Array<[shape: string, account: Account, reading: Reading]> = [
	[
		'a first attempt, timed out',
		recorded.firstFailed,
		{
			...noLoss,
			...{ polled: 'accounts.failed', polledAll: 'accounts.failed' },
			polledFirst: 'accounts.failed',
			kept: null,
		},
	],
	['a one-time verification a day later', recorded.dayLater, oneTime],
	['another one', recorded.dayLaterToo, oneTime],
	['connecting again', recorded.connectingAgain, { ...noLoss, ...silent, kept: 'connecting' }],
	['connected just now', recorded.connectedJustNow, { ...noLoss, ...silent, kept: 'connected' }],
	['documents only', recorded.documentsOnly, { ...noLoss, ...silent, kept: 'has_history' }],
	['a sync that failed', recorded.syncFailed, disconnected],
	['expired credentials', expired('expired_credentials'), disconnected],
	['a disabled account', expired('account_disabled'), disconnected],
	['an inaccessible account', expired('account_inaccessible'), disconnected],
];

async function deliver(account: Account, options: INodeParameters): Promise<string> {
	const events = ['accounts.failed', lost];
	const scene = await openEventScene({ events, options: { includeProvider: false, ...options } });
	try {
		const { items, body } = await scene.deliver('accounts.updated', about(account));
		return String(items?.[0]?.json.event ?? Object(body).ignored);
	} finally {
		await scene.close();
	}
}

async function poll(account: Account, parameters: INodeParameters): Promise<string | null> {
	const scene = await openPollScene({ firstPoll: 'existing', ...parameters });
	try {
		scene.argyle.accounts.add(account);
		const [item] = await scene.poll();
		return item ? String(item.event) : null;
	} finally {
		await scene.close();
	}
}

async function remove(account: Account): Promise<unknown> {
	const scene = await openActionScene();
	try {
		scene.argyle.accounts.add(account);
		const { output } = await scene.remove([account.id]);
		expect(scene.argyle.accounts.get(account.id) === undefined).toBe(output[0]?.deleted);
		return output[0]?.reason ?? null;
	} finally {
		await scene.close();
	}
}

const all = { events: ['accounts.failed', lost, 'accounts.recovered'], accounts: 'all' };

describe.each(shapes)('%s', (_shape, account, reading) => {
	it('is read right by both triggers and the guard [checklist 102, 114]', async () => {
		expect({
			updated: await deliver(account, {}),
			updatedAll: await deliver(account, { monitoredOnly: false }),
			polled: await poll(account, all),
			polledAll: await poll(account, { ...all, options: { monitoredOnly: false } }),
			polledFirst: await poll(account, {}),
			kept: await remove(account),
		}).toEqual(reading);
	});
});

const ends = shapes.filter(([, { connection }]) => connection.status === 'error');

it.each(ends)(
	'%s has one event_id, by webhook and by poll [checklist 104]',
	async (_shape, account) => {
		const hook = await openEventScene({ events: ['accounts.failed', lost] });
		const polling = await openPollScene({
			...{ ...all, firstPoll: 'existing' },
			options: { monitoredOnly: false },
		});
		try {
			polling.argyle.accounts.add(account);
			const { error_code } = account.connection;
			const data = { ...about(account), error_code };
			const { items } = await hook.deliver('accounts.failed', data);
			const [found] = await polling.poll();
			const wasConnected = account.scanned_at !== null;
			expect(items?.[0]?.json).toMatchObject({ error_code, first_connection: !wasConnected });
			expect(found).toMatchObject({ error_code, first_connection: !wasConnected });
			expect(found?.event_id).toBe(items?.[0]?.json.event_id);
		} finally {
			await hook.close();
			await polling.close();
		}
	},
);
