import { useEach } from '../../support/useEach';
import { startSimulator } from '../../../tools/simulator/index.cts';
import { createClient } from '../../../tools/simulator/client.cts';

describe('Argyle simulator: authentication', () => {
	const argyle = useEach(async () => await startSimulator());

	const refusal = async (key?: { id: string; secret: string }) => {
		const { status, body } = await createClient(argyle.url, key)('GET', '/v2/webhooks?limit=1');
		return { status, body };
	};

	it('lets a key of its own environment in [checklist 75]', async () => {
		expect((await refusal(argyle.keys.sandbox)).status).toBe(200);
	});

	it('gives the fields of the n8n credential for a key [checklist 75]', () => {
		const { url, keys } = argyle;
		const fields = ({ id, secret }: { id: string; secret: string }) => ({
			environment: 'custom',
			baseUrl: url,
			apiKeyId: id,
			apiKeySecret: secret,
		});
		expect(argyle.credential()).toEqual(fields(keys.sandbox));
		expect(argyle.credential(keys.production)).toEqual(fields(keys.production));
	});

	it('refuses a key of the other environment in words of its own [checklist 75]', async () => {
		expect(await refusal(argyle.keys.production)).toEqual({
			status: 401,
			body: { detail: 'Invalid environment.' },
		});
	});

	it('can stand for production [checklist 75]', async () => {
		const production = await startSimulator({ environment: 'production' });
		const answers = [production.keys.production, production.keys.sandbox].map(async (key) => {
			return (await createClient(production.url, key)('GET', '/v2/webhooks')).status;
		});
		expect(await Promise.all(answers)).toEqual([200, 401]);
		await production.close();
	});

	it.each([
		['an unknown key', (secret: string) => ({ id: 'nobody', secret })],
		['a wrong secret', () => ({ id: argyle.keys.sandbox.id, secret: 'wrong' })],
		['a blank secret', () => ({ id: argyle.keys.sandbox.id, secret: '' })],
		['a blank key', () => ({ id: '', secret: '' })],
	])('refuses %s [checklist 75]', async (_case, key) => {
		expect(await refusal(key(argyle.keys.sandbox.secret))).toEqual({
			status: 401,
			body: { detail: 'Invalid username/password.' },
		});
	});

	it('refuses a request without a key [checklist 75]', async () => {
		expect(await refusal()).toEqual({
			status: 401,
			body: { detail: 'Authentication credentials were not provided.' },
		});
	});

	it('refuses a key once it is revoked, and takes its successor [checklist 63]', async () => {
		const successor = argyle.keyring.add();
		argyle.keyring.revoke(argyle.keys.sandbox.id);
		expect((await refusal(argyle.keys.sandbox)).status).toBe(401);
		expect((await refusal(successor)).status).toBe(200);
	});

	it('journals the key ID of a request, and no secret', async () => {
		await refusal(argyle.keys.sandbox);
		await refusal(argyle.keys.production);
		expect(argyle.requests).toMatchObject([
			{ authorizationValid: true, keyId: argyle.keys.sandbox.id, status: 200 },
			{ authorizationValid: false, keyId: argyle.keys.production.id, status: 401 },
		]);
		expect(JSON.stringify(argyle.requests)).not.toContain(argyle.keys.sandbox.secret);
	});
});
