import type { INodeParameters } from 'n8n-workflow';
import { knownCodes } from '../../support/publishedCodes';
import { describeFailure } from '../../../nodes/Argyle/connection/guidance';
import type { StartOptions } from '../../../tools/simulator/types.cts';
import type { Scene } from './scene';
import { openScene, theItem } from './scene';

let scene: Scene;
afterEach(async () => await scene.close());

const open = async (parameters: INodeParameters = {}, settings: StartOptions = {}) => {
	scene = await openScene(parameters, settings);
};

const receive = async (delivery: Parameters<Scene['receive']>[0]) =>
	theItem(await scene.receive(delivery));

const contact = { options: { includeContact: true } };

describe('the item of a failed login', () => {
	it.each(knownCodes)('explains %s [checklist 31]', async (code) => {
		await open();
		const { delivery } = await scene.fail({ errorCode: code });
		const { error_code: given, guidance } = await receive(delivery);
		expect([given, guidance]).toEqual([code, describeFailure(code, 'Aramark')]);
		expect(guidance).toMatchObject({ known: true });
	});

	it('is answered 200 and says what the delivery and the account say [checklist 35]', async () => {
		await open();
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

	it('says false for first_connection when a connected person fails again', async () => {
		await open();
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

	it.each(shapes)('is read once when it %s in the delivery [checklist 34]', async (_case, set) => {
		await open({}, set);
		const { account, delivery } = await scene.fail();
		const item = await receive(delivery);
		expect(item).toMatchObject({ first_connection: true, resource: { id: account.id } });
		expect(scene.countReads()).toMatchObject({ accounts: 1, users: 0, all: 1 });
	});

	it('is not read when it came along', async () => {
		await open();
		await receive((await scene.fail()).delivery);
		expect(scene.countReads().all).toBe(0);
	});

	it('is neither read nor given when it is not wanted', async () => {
		await open({ includeResource: false });
		const { delivery } = await scene.fail({ errorCode: 'invalid_mfa' });
		expect(await receive(delivery)).toMatchObject({ error_code: 'invalid_mfa', resource: null });
		expect(scene.countReads().all).toBe(0);
	});

	it('is read for the code alone when it is not wanted and no code came', async () => {
		await open({ includeResource: false }, { omitErrorFields: true });
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
		['data null', null],
		['data a list', ['account']],
		['data a text', 'account'],
		['numbers for ids and codes', { account: 1, user: 2, error_code: 3, error_message: 4 }],
		['objects for ids and codes', { account: {}, user: {}, error_code: {}, error_message: [] }],
		['an account that is a path', { account: '../users/x', user: '../../etc', error_code: 'x' }],
		['a code of the prototype', { account: 'a', error_code: 'constructor' }],
		['1,000 further fields', Object.fromEntries([...Array(1000).keys()].map((k) => [`f${k}`, k]))],
		['a resource of odd parts', { resource: { id: 7, connection: [], availability: 'all' } }],
	];

	it.each(odd)('%s', async (_what, data) => {
		await open(contact);
		const item = await receive(scene.compose(data));
		expect(item).toMatchObject({
			event: 'accounts.failed',
			guidance: { known: false },
			contact: null,
		});
		expect(scene.countReads().all).toBe(0);
	});

	it('a code that is newer than the catalogue [checklist 32]', async () => {
		await open();
		const { delivery } = await scene.fail({ errorCode: 'quantum_mfa', errorMessage: 'New.' });
		expect(await receive(delivery)).toMatchObject({
			error_code: 'quantum_mfa',
			error_message: 'New.',
			guidance: { known: false },
		});
	});
});
