import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { findOutputViolations } from '../../support/schemas';
import { useScene } from './scene';

const scene = useScene();

describe('Invite → Get Many', () => {
	const list = { resource: 'invite', operation: 'getAll', returnAll: true };

	beforeEach(() => {
		for (const status of ['sent', 'attempted', 'completed'] as const) {
			scene.argyle.invites.add({ status });
		}
	});

	it.each([
		[{}, ['attempted', 'completed', 'sent']],
		[{ status: ['attempted', 'sent'] }, ['attempted', 'sent']],
	])(
		'with %j gives those with status %j, and no token [checklist 153]',
		async (filters, statuses) => {
			const { output, stored } = await scene.run({ ...list, filters });
			expect(output.map(({ status }) => status).sort()).toEqual(statuses);
			expect(output.flatMap(findOutputViolations['invite getAll'])).toEqual([]);
			expect(scene.findTokens(stored)).toEqual([]);
		},
	);

	it('leaves out what Argyle sends although it does not match', async () => {
		const [first] = scene.argyle.invites.list();
		const body = { next: null, previous: null, results: scene.argyle.invites.list() };
		scene.argyle.faults.add({ path: '/v2/invites', body, times: Infinity });
		const byStatus = await scene.run({ ...list, filters: { status: ['attempted'] } });
		expect(byStatus.output.map(({ status }) => status)).toEqual(['attempted']);
		const byUser = await scene.run({ ...list, filters: { user: first?.user ?? '' } });
		expect(byUser.output.map(({ id }) => id)).toEqual([first?.id]);
	});

	it('lets Argyle filter by status and user', async () => {
		const [first] = scene.argyle.invites.list();
		const user = first?.user ?? '';
		await scene.run({ ...list, filters: { status: ['sent', 'revoked'], user } });
		expect(scene.argyle.requests[0]?.query).toMatchObject({ status: 'sent,revoked', user });
	});

	it('gives those of one person [checklist 151]', async () => {
		const [first] = scene.argyle.invites.list();
		const { output } = await scene.run({ ...list, filters: { user: first?.user ?? '' } });
		expect(output.map(({ id }) => id)).toEqual([first?.id]);
	});
});

describe('Invite → Resend', () => {
	const resend = { resource: 'invite', operation: 'resend', inviteId: '={{ $json.id }}' };

	it('sends it once more, and gives it without its token', async () => {
		const { id } = scene.argyle.invites.add({});
		const { output, stored } = await scene.run(resend, [{ id }]);
		expect(output).toMatchObject([{ id, status: 'sent' }]);
		expect(scene.argyle.invites.get(id)?.deliveries).toHaveLength(2);
		expect(output.flatMap(findOutputViolations['invite resend'])).toEqual([]);
		expect(scene.findTokens(stored)).toEqual([]);
	});

	it('gives the ID when Argyle answers without the invite', async () => {
		const { id } = scene.argyle.invites.add({});
		scene.argyle.faults.add({ method: 'POST', path: '/v2/invites', status: 204, body: '' });
		expect((await scene.run(resend, [{ id }])).output).toEqual([{ id }]);
	});

	it('sends one message to a person who is in the input twice [checklist 70, 154]', async () => {
		const { id } = scene.argyle.invites.add({});
		const { output, pairs } = await scene.run(resend, [{ id }, { id }]);
		expect(output).toHaveLength(2);
		expect(pairs).toEqual([{ item: 0 }, { item: 1 }]);
		expect(scene.argyle.invites.get(id)?.deliveries).toHaveLength(2);
	});

	it('says that the outcome is unknown, and does not retry, when the answer is lost [checklist 69]', async () => {
		const { id } = scene.argyle.invites.add({});
		scene.argyle.faults.add({ method: 'POST', path: '/v2/invites', drop: 'after' });
		const { message } = await scene.run(resend, [{ id }]);
		expect(message).toMatch(new RegExp(`^It is unclear whether Argyle sent invite ${id}`));
		expect(scene.argyle.invites.get(id)?.deliveries).toHaveLength(2);
	});
});

describe('Invite → Resend and Retry On Fail [checklist 69]', () => {
	const resend = { resource: 'invite', operation: 'resend', inviteId: '={{ $json.id }}' };
	const play = async (ids: string[], parameters: INodeParameters = resend) => {
		const step = { parameters, retryOnFail: true, onError: 'continueRegularOutput' } as const;
		return await scene.start(
			[step],
			ids.map((id) => ({ id })),
		).outcome;
	};
	const sent = () => scene.argyle.requestsTo('POST', /^\/v2\/invites\//).length;

	it('a bad item does not send the messages of the others again [checklist 154]', async () => {
		const ids = [1, 2].map(() => scene.argyle.invites.add({}).id);
		const { output } = await play([scene.argyle.accounts.add().id, ...ids]);
		expect(output).toMatchObject([
			{ error: expect.stringContaining('was not sent') },
			{ id: ids[0], already_sent: true },
			{ id: ids[1], already_sent: true },
		]);
		// Three tries of the bad one, one message each for the others.
		expect(sent()).toBe(5);
		expect(output.slice(1).flatMap(findOutputViolations['invite resend'])).toEqual([]);
	});

	it('what may have been sent is not sent again [checklist 154]', async () => {
		const { id } = scene.argyle.invites.add({});
		scene.argyle.faults.add({ method: 'POST', path: '/v2/invites', drop: 'after' });
		const { output } = await play([id]);
		expect(output).toMatchObject([{ error: expect.stringContaining('It is unclear whether') }]);
		expect(sent()).toBe(1);
	});

	it('what Argyle refused is sent by a later try [checklist 154]', async () => {
		const { id } = scene.argyle.invites.add({});
		scene.argyle.faults.add({ method: 'POST', path: '/v2/invites', status: 403 });
		const { output } = await play([id]);
		expect(output).toMatchObject([{ id, status: 'sent' }]);
		expect(sent()).toBe(2);
	});

	it('a malformed ID sends nothing for itself, and one message for the others', async () => {
		const { id } = scene.argyle.invites.add({});
		const { output } = await play(['nonsense', id]);
		expect(output).toMatchObject([{ error: expect.stringContaining('nonsense') }, { id }]);
		expect(sent()).toBe(1);
	});
});

describe('Invite → Get', () => {
	it('gives one by its ID, with the link and without the token [checklist 153]', async () => {
		const { id, url } = scene.argyle.invites.add({});
		const get = { resource: 'invite', operation: 'get', inviteId: id };
		for (const simplify of [true, false]) {
			const { output, stored } = await scene.run({ ...get, simplify });
			expect(output).toMatchObject([{ id, url, status: 'sent' }]);
			expect(output.flatMap(findOutputViolations['invite get'])).toEqual([]);
			expect(scene.findTokens(stored)).toEqual([]);
		}
	});

	it.each([true, false])(
		'gives the newest of a user; filtered by Argyle: %j [checklist 151]',
		async (filters) => {
			const { id: user } = scene.argyle.users.add();
			const days = ['01', '03', '02'].map((day) => `2026-03-${day}T12:00:00.000Z`);
			const [, newest] = days.map((at) => scene.argyle.invites.add({ user, created_at: at }));
			scene.argyle.invites.add({ created_at: '2026-03-04T12:00:00.000Z' });
			const own = scene.argyle.invites.list().filter((invite) => invite.user === user);
			const filtered = { next: null, previous: null, results: own };
			if (filters) scene.argyle.faults.add({ path: '/v2/invites', body: filtered });
			const get = { resource: 'invite', operation: 'get', getBy: 'user', userId: user };
			expect((await scene.run(get)).output).toMatchObject([{ id: newest?.id, user }]);
			expect(scene.argyle.requests[0]?.query).toMatchObject({ user });
		},
	);

	it('counts an invite without a time as the oldest, and the first of two with the same', async () => {
		const { id: user } = scene.argyle.users.add();
		const at = '2026-03-01T12:00:00.000Z';
		const invites = [
			{ id: 'a', user },
			{ id: 'b', user, created_at: at },
			{ id: 'c', user, created_at: at },
			{ id: 'd', user },
		];
		const get = { resource: 'invite', operation: 'get', getBy: 'user', userId: user };
		const findIn = async (results: IDataObject[]) => {
			scene.argyle.faults.add({ path: '/v2/invites', body: { next: null, results } });
			return (await scene.run(get)).output.map(({ id }) => id);
		};
		expect(await findIn(invites)).toEqual(['b']);
		expect(await findIn(invites.slice(0, 1))).toEqual(['a']);
	});

	it('says that the user has no invite [checklist 151]', async () => {
		const { id } = scene.argyle.users.add();
		const get = { resource: 'invite', operation: 'get', getBy: 'user', userId: id };
		const { message, stored } = await scene.run(get);
		expect(message).toBe(`User ${id} has no invite`);
		expect(stored).toContain('Check the user, or create an invite there.');
	});
});
