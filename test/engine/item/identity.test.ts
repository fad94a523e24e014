import { readAccount } from '../../../nodes/Argyle/connection/facts';
import { buildItem } from '../../../nodes/Argyle/connection/item';
import { createClient } from '../../../tools/simulator/client.cts';
import type { StartOptions } from '../../../tools/simulator/types.cts';
import type { Delivery } from './scene';
import { theItem, useScene } from './scene';

const stage = useScene();

const eventIdOf = async (delivery: Delivery) => (await stage.receive(delivery)).event_id;

/** The ways in which Argyle may send a failure (docs.argyle.com/api-reference/accounts-webhooks/failed). */
const shapes: Array<[shape: string, settings: StartOptions]> = [
	['with the account', {}],
	['without the account', { ignoreIncludeResource: true }],
	['with an empty account', { ignoreIncludeResource: 'empty' }],
	['with neither account nor code', { ignoreIncludeResource: true, omitErrorFields: true }],
];

describe.each(shapes)('the event_id of a delivery %s', (_shape, settings) => {
	beforeEach(async () => {
		await stage.open({}, settings);
	});

	it("is the same for Argyle's retry [checklist 37]", async () => {
		const { delivery } = await stage.scene.fail();
		expect(await eventIdOf(delivery)).toBe(await eventIdOf(delivery));
	});

	it('is the same as that of the account as REST shows it, in milliseconds [checklist 104]', async () => {
		const { account, delivery } = await stage.scene.fail();
		const rest = createClient(stage.scene.argyle.url, stage.scene.argyle.keys.sandbox);
		const { body } = await rest('GET', `/v2/accounts/${account.id}`);
		const found = buildItem(readAccount(body, 'accounts.failed'), {
			receivedAt: 'x',
			includeResource: true,
			provider: null,
		});
		expect(await eventIdOf(delivery)).toBe(found.event_id);
		expect(found.event_id).toMatch(/\.\d{3}Z$/);
	});

	it('differs for two failures of one account with one code [checklist 38]', async () => {
		const first = await stage.scene.fail({ errorCode: 'invalid_mfa' });
		const firstId = await eventIdOf(first.delivery);
		const second = await stage.scene.fail({ errorCode: 'invalid_mfa', account: first.account.id });
		expect(await eventIdOf(second.delivery)).not.toBe(firstId);
	});
});

describe('a thin delivery whose account has changed since', () => {
	beforeEach(async () => {
		await stage.open({}, { ignoreIncludeResource: true });
	});

	it.each([
		['reconnected', { errorCode: null }],
		['failed for another reason', { errorCode: 'mfa_timeout' }],
	])('is never merged with the later change: %s [checklist 39, 105]', async (_case, later) => {
		const first = await stage.scene.fail({ errorCode: 'invalid_mfa' });
		const { account } = stage.scene.argyle.playLogin({ ...later, account: first.account.id });
		const item = theItem(await stage.scene.receive(first.delivery));
		expect(item.event_id).toBe(`${account.id}:${String(item.received_at)}`);
		expect(item.error_code).toBe('invalid_mfa');
	});

	it('still gives an item if the account is gone, with the fields of the delivery', async () => {
		const { account, delivery } = await stage.scene.fail({ errorCode: 'invalid_mfa' });
		stage.scene.argyle.removeAccount(account.id);
		expect(theItem(await stage.scene.receive(delivery))).toMatchObject({
			account: account.id,
			error_code: 'invalid_mfa',
			first_connection: null,
			resource: null,
		});
	});
});

it('a late delivery that shows the account as it is now is not merged with the later failure [checklist 105]', async () => {
	await stage.open();
	// Both before it arrives: its event_id ends in its own moment.
	const [earlier, later] = [2_000, 1_000].map((ms) => new Date(Date.now() - ms));
	const first = await stage.scene.fail({ errorCode: 'invalid_mfa', at: earlier });
	const again = { errorCode: 'mfa_timeout', account: first.account.id, at: later };
	const second = await stage.scene.fail(again);
	const { data } = JSON.parse(second.delivery.body);
	const late = stage.scene.compose({ ...data, error_code: 'invalid_mfa' });
	expect(await eventIdOf(late)).not.toBe(await eventIdOf(second.delivery));
});
