import { describeFailure } from '../../../nodes/Argyle/connection/guidance';
import type { StartOptions } from '../../../tools/simulator/types.cts';
import { contactData, findPrivateData } from '../../support/person';
import { theItem, useScene } from './scene';

const stage = useScene();
const { open, receive } = stage;

const contact = { options: { includeContact: true } };

describe('the item of a failed login', () => {
	it('explains its code, and holds what the delivery and the account hold [checklist 31] [checklist 35]', async () => {
		const scene = await open();
		const { account, user, delivery } = await scene.fail({ errorCode: 'invalid_mfa' });
		const answer = await scene.receive(delivery);
		expect([answer.status, answer.body]).toEqual([200, { received: true }]);
		expect(theItem(answer)).toEqual({
			event: 'accounts.failed',
			event_id: expect.stringContaining(`${account.id}:2`),
			account: account.id,
			user: user.id,
			error_code: 'invalid_mfa',
			error_message: account.connection.error_message,
			guidance: describeFailure('invalid_mfa', 'Aramark'),
			first_connection: true,
			provider: {
				id: 'item_000029932',
				name: 'Aramark',
				kind: 'employer',
				status: 'healthy',
			},
			received_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
			resource: JSON.parse(delivery.body).data.resource,
		});
	});

	it('has first_connection false when a connected person fails again [checklist 108]', async () => {
		const scene = await open();
		const { account } = scene.argyle.playLogin({ errorCode: null });
		const { delivery } = await scene.fail({ account: account.id });
		expect((await receive(delivery)).first_connection).toBe(false);
	});
});

describe('the account object in the item', () => {
	const shapes: Array<[string, StartOptions]> = [
		['is missing', { ignoreIncludeResource: true }],
		['is empty', { ignoreIncludeResource: 'empty' }],
	];

	it.each(shapes)(
		'is read once when it %s in the delivery [checklist 34, 136]',
		async (_case, set) => {
			const scene = await open({}, set);
			const { account, delivery } = await scene.fail();
			const item = await receive(delivery);
			expect(item).toMatchObject({ first_connection: true, resource: { id: account.id } });
			expect(scene.countReads()).toMatchObject({ accounts: 1, users: 0, all: 1 });
		},
	);

	it('is not read when it came along', async () => {
		const scene = await open();
		await receive((await scene.fail()).delivery);
		expect(scene.countReads().all).toBe(0);
	});

	it('is neither read nor given when it is not wanted', async () => {
		const scene = await open({ includeResource: false });
		const { delivery } = await scene.fail({ errorCode: 'invalid_mfa' });
		expect(await receive(delivery)).toMatchObject({ error_code: 'invalid_mfa', resource: null });
		expect(scene.countReads().all).toBe(0);
	});

	it('is read for the code alone when it is not wanted and no code came', async () => {
		const scene = await open({ includeResource: false }, { omitErrorFields: true });
		const { delivery } = await scene.fail({ errorCode: 'mfa_timeout' });
		expect(await receive(delivery)).toMatchObject({
			error_code: 'mfa_timeout',
			guidance: { known: true },
			resource: null,
		});
	});
});

describe('a delivery of an odd form still gives an item [checklist 32]', () => {
	const odd: Array<[what: string, data: unknown]> = [
		['no data', undefined],
		['data a list', ['account']],
		['objects for ids and codes', { account: {}, user: {}, error_code: {}, error_message: [] }],
		['an account that is a path', { account: '../users/x', user: '../../etc', error_code: 'x' }],
		['a resource of odd parts', { resource: { id: 7, connection: [], availability: 'all' } }],
	];

	it.each(odd)('%s', async (_what, data) => {
		const scene = await open(contact);
		const item = await receive(scene.compose(data));
		expect(item).toMatchObject({
			event: 'accounts.failed',
			guidance: { known: false },
			contact: null,
		});
		expect(scene.countReads().all).toBe(0);
	});
});

describe('the contact in the item', () => {
	it('is absent by default, without a lookup of the user [checklist 133]', async () => {
		const scene = await open();
		expect(await receive((await scene.fail()).delivery)).not.toHaveProperty('contact');
		expect(scene.countReads().users).toBe(0);
	});

	it('holds name, address and external ID of the user, and no private data [checklist 133]', async () => {
		const scene = await open(contact);
		const { user, delivery } = await scene.fail();
		expect(findPrivateData(user)).toHaveLength(6);
		const item = await receive(delivery);
		expect(item.contact).toEqual(contactData);
		expect(findPrivateData(item)).toEqual([]);
		expect(scene.countReads()).toMatchObject({ accounts: 0, users: 1, all: 1 });
	});

	it('is null when the user is gone, and the item still comes', async () => {
		const scene = await open(contact);
		const { user, delivery } = await scene.fail();
		scene.argyle.users.remove(user.id);
		expect((await receive(delivery)).contact).toBeNull();
	});

	it('costs no lookup for a failure that is filtered out [checklist 136]', async () => {
		const scene = await open({ options: { includeContact: true, errorCodes: ['mfa_timeout'] } });
		const { delivery } = await scene.fail({ errorCode: 'invalid_mfa' });
		const answer = await scene.receive(delivery);
		expect([answer.status, answer.body, answer.items]).toEqual([
			200,
			{ received: true, ignored: 'filtered' },
			undefined,
		]);
		expect(scene.countReads().all).toBe(0);
	});
});

describe('the output "Raw"', () => {
	const raw = { options: { output: 'raw', includeContact: true } };

	it('is what Argyle sent, unknown fields included, without a lookup [checklist 34, 116]', async () => {
		const scene = await open(raw);
		const delivery = scene.compose({ account: 'a', nested: { deep: [1, null, { x: 'é' }] } });
		expect(await receive(delivery)).toStrictEqual(JSON.parse(delivery.body));
		expect(scene.countReads().all).toBe(0);
	});
});
