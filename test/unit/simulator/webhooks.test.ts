import { useEach } from '../../support/useEach';
import { startSimulator } from '../../../tools/simulator/index.cts';
import { createClient } from '../../../tools/simulator/client.cts';
import type { Client, Page, Webhook } from '../../../tools/simulator/types.cts';

const WANTED = {
	name: 'a name',
	events: ['accounts.failed'],
	url: 'https://n8n.example.com/webhook/x',
	secret: 'optional-secret',
	config: { include_resource: true },
};

describe('Argyle simulator: webhook subscriptions', () => {
	const argyle = useEach(async () => await startSimulator());
	const client: Client = async (...given) =>
		await createClient(argyle.url, argyle.keys.sandbox)(...given);

	it('answers POST with the subscription, secret in clear, keys in recorded order', async () => {
		const { status, body } = await client<Webhook>('POST', '/v2/webhooks', WANTED);
		expect(status).toBe(200);
		expect(body).toMatchObject({ ...WANTED, last_sent_at: null });
		expect(Object.keys(body)).toEqual([
			...['id', 'name', 'events', 'config', 'secret', 'url'],
			...['created_at', 'updated_at', 'last_sent_at'],
		]);
		expect(body.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
	});

	it('can answer 201 [checklist 56]', async () => {
		argyle.settings.createStatus = 201;
		expect((await client('POST', '/v2/webhooks', WANTED)).status).toBe(201);
	});

	it('stores a config of null as {} and no secret as null', async () => {
		const wanted = { ...WANTED, secret: undefined, config: null };
		const { body } = await client<Webhook>('POST', '/v2/webhooks', wanted);
		expect(body).toMatchObject({ config: {}, secret: null });
	});

	it('allows duplicates [checklist 56]', async () => {
		await client('POST', '/v2/webhooks', WANTED);
		await client('POST', '/v2/webhooks', WANTED);
		expect(argyle.webhooks.list()).toMatchObject([WANTED, WANTED]);
	});

	it.each([
		[{ url: undefined }, { url: ['This field is required.'] }],
		[{ name: undefined }, { name: ['This field is required.'] }],
		[{ name: '' }, { name: ['This field may not be blank.'] }],
		[{ events: undefined }, { events: ['This field is required.'] }],
		[{ events: [] }, { events: ['This list may not be empty.'] }],
		[{ events: ['failed'] }, { events: ['"failed" is not a valid choice.'] }],
		[{ url: 'ftp://x' }, { url: ['Enter a valid URL.'] }],
		[{ secret: 5 }, { secret: ['Not a valid string.'] }],
		[{ config: [] }, { config: ['Expected a dictionary of items.'] }],
	])('refuses %j field by field [checklist 57]', async (wrong, errors) => {
		const answer = await client('POST', '/v2/webhooks', { ...WANTED, ...wrong });
		expect(answer).toMatchObject({ status: 400, body: errors });
		expect(argyle.webhooks.size).toBe(0);
	});

	it('refuses a body that is not JSON', async () => {
		const { status, body } = await client('POST', '/v2/webhooks', '{"name":');
		expect(status).toBe(400);
		expect(body).toEqual({ detail: expect.stringContaining('JSON parse error') });
	});

	it('shows one and lists all, newest first', async () => {
		const [older, newer] = [argyle.webhooks.add(), argyle.webhooks.add()];
		expect((await client('GET', `/v2/webhooks/${older.id}`)).body).toEqual(older);
		const { body } = await client<Page<Webhook>>('GET', '/v2/webhooks');
		expect(body).toEqual({ next: null, previous: null, results: [newer, older] });
	});

	it('can hide secrets from reading, but not from creating', async () => {
		argyle.settings.hideSecrets = true;
		const { body } = await client<Webhook>('POST', '/v2/webhooks', WANTED);
		const one = await client<Webhook>('GET', `/v2/webhooks/${body.id}`);
		const list = await client<Page<Webhook>>('GET', '/v2/webhooks');
		expect(body.secret).toBe(WANTED.secret);
		expect([one.body.secret, list.body.results[0]?.secret]).toEqual([undefined, undefined]);
	});

	it('deletes with 204 and no body, and then knows it no more [checklist 58]', async () => {
		const { id } = argyle.webhooks.add();
		expect(await client('DELETE', `/v2/webhooks/${id}`)).toMatchObject({ status: 204, body: '' });
		const gone = { status: 404, body: { detail: 'Not found.' } };
		expect(await client('DELETE', `/v2/webhooks/${id}`)).toMatchObject(gone);
		expect(await client('GET', `/v2/webhooks/${id}`)).toMatchObject(gone);
	});

	it.each(['PATCH', 'PUT'])('has no %s', async (method) => {
		const { id } = argyle.webhooks.add();
		const { status, body, headers } = await client(method, `/v2/webhooks/${id}`, WANTED);
		expect({ status, body }).toEqual({
			status: 405,
			body: { detail: `Method "${method}" not allowed.` },
		});
		expect(headers.get('allow')).toBe('GET, DELETE');
	});
});
