import { ArgyleApi } from '../../../credentials/ArgyleApi.credentials';
import { startSimulator } from '../../../tools/simulator/index.cts';
import type { Simulator } from '../../../tools/simulator/index.cts';
import type { FaultEffect } from '../../../tools/simulator/types.cts';
import { testCredential } from './tester';

let argyle: Simulator;
beforeEach(async () => {
	argyle = await startSimulator();
});
afterEach(async () => await argyle.close());

const test = async (key = argyle.keys.sandbox) => await testCredential(argyle.credential(key));

describe('the credential test [checklist 75]', () => {
	it('requests one webhook subscription, once', async () => {
		await test();
		expect(argyle.requests).toMatchObject([
			{ method: 'GET', path: '/v2/webhooks', query: { limit: '1' }, authorizationValid: true },
		]);
	});

	it.each([0, 1, 3])('passes with a good key and %i subscriptions', async (count) => {
		Array.from({ length: count }, () => argyle.webhooks.add({ secret: 'never-shown' }));
		expect(await test()).toEqual({ status: 'OK', message: 'Connection successful!' });
	});

	it('names a key of the other environment', async () => {
		const { status, message } = await test(argyle.keys.production);
		expect(status).toBe('Error');
		expect(message).toMatch(/other environment\. Switch 'Environment'/);
	});

	it('names what to copy again when the key is unknown', async () => {
		const { status, message } = await test({ ...argyle.keys.sandbox, secret: 'wrong' });
		expect(status).toBe('Error');
		expect(message).toMatch(/does not know this API key\. Copy 'API Key ID' and 'API Key Secret'/);
	});

	it('fails with a key that was revoked', async () => {
		const key = argyle.keyring.add();
		argyle.keyring.revoke(key.id);
		expect((await test(key)).message).toMatch(/does not know this API key/);
	});

	it('fails with a blank key', async () => {
		expect(await test({ id: '', secret: '' })).toMatchObject({ status: 'Error' });
	});

	const blank = 'Authentication credentials were not provided.';
	it('says to fill in the key when Argyle saw none', async () => {
		argyle.faults.add({ status: 401, body: { detail: blank } });
		expect((await test()).message).toMatch(/^Fill in 'API Key ID' and 'API Key Secret'/);
	});

	const odd: Array<[what: string, effect: FaultEffect]> = [
		['refuses with another reason', { status: 403, body: { detail: 'No.' } }],
		['is busy', { status: 429 }],
		['is down', { status: 500 }],
		['answers a page of its edge', { status: 503 }],
		['redirects', { status: 302, headers: { Location: 'https://example.com/' } }],
		['answers a page with status 200', { body: '<html>Welcome</html>' }],
		['answers nothing', { body: '' }],
		['answers something else', { body: { hello: 'world' } }],
		['drops the connection', { drop: 'before' }],
		['sends half of its answer', { truncate: true }],
	];

	it.each(odd)('fails when the server %s', async (_what, effect) => {
		argyle.faults.add(effect);
		expect(await test()).toMatchObject({ status: 'Error' });
	});

	it('shows neither key nor signing secret in what it says', async () => {
		argyle.webhooks.add({ secret: 'never-shown' });
		const said = [await test(), await test(argyle.keys.production)];
		argyle.faults.add({ status: 500 });
		said.push(await test());
		const secrets = [argyle.keys.sandbox.secret, argyle.keys.production.secret, 'never-shown'];
		const text = JSON.stringify(said);
		expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
	});
});

describe('the sentences of the credential test', () => {
	const messages = (new ArgyleApi().test.rules ?? []).map(({ properties }) => properties.message);

	it.each(messages)('blame nobody, and say what to do: %s', (message) => {
		expect(message).not.toMatch(/error|problem|failure|mistake/i);
		expect(message).toMatch(/Switch|Copy|Fill in|Check/);
		expect(message).not.toMatch(/\.$/);
	});
});
