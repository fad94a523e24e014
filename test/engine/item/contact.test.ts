import type { INodeParameters } from 'n8n-workflow';
import type { StartOptions } from '../../../tools/simulator/types.cts';
import type { Scene } from './scene';
import { contactData, findPrivateData, openScene, theItem } from './scene';

let scene: Scene;
afterEach(async () => await scene.close());

const open = async (parameters: INodeParameters = {}, settings: StartOptions = {}) => {
	scene = await openScene(parameters, settings);
};

const receive = async (delivery: Parameters<Scene['receive']>[0]) =>
	theItem(await scene.receive(delivery));

const contact = { options: { includeContact: true } };

describe('the contact in the item', () => {
	it('is not there, and the user is not looked up, unless the option is on', async () => {
		await open();
		expect(await receive((await scene.fail()).delivery)).not.toHaveProperty('contact');
		expect(scene.countReads().users).toBe(0);
	});

	it('holds what the user record has of name, address and id in your system', async () => {
		await open(contact);
		expect((await receive((await scene.fail()).delivery)).contact).toEqual(contactData);
		expect(scene.countReads()).toMatchObject({ accounts: 0, users: 1, all: 1 });
	});

	it("leaves out the person's social security number, birthday and home", async () => {
		await open(contact);
		const { user, delivery } = await scene.fail();
		expect(findPrivateData(user)).toHaveLength(6);
		expect(findPrivateData(await receive(delivery))).toEqual([]);
	});

	it('is null when the user is gone, and the item still comes', async () => {
		await open(contact);
		const { user, delivery } = await scene.fail();
		scene.argyle.users.remove(user.id);
		expect((await receive(delivery)).contact).toBeNull();
	});

	it('is not looked up for a failure that is filtered out', async () => {
		await open({ options: { includeContact: true, errorCodes: ['mfa_timeout'] } });
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

	it('is what Argyle sent, unchanged, without a lookup', async () => {
		await open(raw, { omitErrorFields: true });
		const { delivery } = await scene.fail();
		expect(await receive(delivery)).toStrictEqual(JSON.parse(delivery.body));
		expect(scene.countReads().all).toBe(0);
	});

	it('keeps fields that this package does not know [checklist 34]', async () => {
		await open(raw);
		const delivery = scene.compose({ account: 'a', nested: { deep: [1, null, { x: 'é' }] } });
		expect(await receive(delivery)).toStrictEqual(JSON.parse(delivery.body));
	});
});
