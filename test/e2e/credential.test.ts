import { itLeaksNothing } from './leaks';
import type { SharedWorld } from '../../tools/n8n/world/shared.cts';
import { openShared } from '../../tools/n8n/world/shared.cts';

jest.setTimeout(60_000);

let world: SharedWorld;

beforeAll(async () => {
	world = await openShared();
});

afterAll(async () => await world.close());

describe("n8n's own test of an Argyle credential [checklist 75]", () => {
	const testWith = async (key: { id: string; secret: string }) => {
		const data = world.argyle.credential(key);
		const credential = await world.rest.createCredential('argyleApi', 'Under test', data);
		return await world.rest.testCredential(credential, data);
	};

	it('passes with a good key', async () => {
		expect(await testWith(world.argyle.keys.sandbox)).toMatchObject({ status: 'OK' });
	});

	it('fails with a wrong secret and says that Argyle does not know the key', async () => {
		const verdict = await testWith({ ...world.argyle.keys.sandbox, secret: 'wrong' });

		expect(verdict.status).toBe('Error');
		expect(verdict.message).toMatch(/does not know this API key/);
	});

	it('fails with a revoked key', async () => {
		const key = world.argyle.keyring.add();
		world.argyle.keyring.revoke(key.id);

		expect(await testWith(key)).toMatchObject({ status: 'Error' });
	});

	it('fails with a key of the other environment and says so', async () => {
		const verdict = await testWith(world.argyle.keys.production);

		expect(verdict.status).toBe('Error');
		expect(verdict.message).toMatch(/other environment/);
	});

	it('fails when the server does not answer as Argyle', async () => {
		world.argyle.faults.add({ path: '/v2/webhooks', status: 503, body: 'Service Unavailable' });

		expect(await testWith(world.argyle.keys.sandbox)).toMatchObject({ status: 'Error' });
	});
});

itLeaksNothing(() => world);
