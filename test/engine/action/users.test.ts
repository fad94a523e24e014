import { randomUUID } from 'node:crypto';
import { findOutputViolations } from '../../support/schemas';
import { useScene } from './scene';

const scene = useScene();

const userDeletions = () => scene.argyle.requestsTo('DELETE', /^\/v2\/users\//);

describe('User → Get Many', () => {
	const list = { resource: 'user', operation: 'getAll', returnAll: true };

	it('finds an applicant by your own ID, which Argyle filters by [checklist 151]', async () => {
		const { id } = scene.argyle.users.add({ external_id: 'case-7' });
		scene.argyle.users.add({ external_id: 'case-70' });
		const { output } = await scene.run({ ...list, filters: { externalId: 'case-7' } });
		expect(output.map((user) => user.id)).toEqual([id]);
		expect(output.flatMap(findOutputViolations['user getAll'])).toEqual([]);
		expect(scene.argyle.requests[0]?.query).toMatchObject({ external_id: 'case-7' });
	});

	it('finds an applicant by e-mail address, in any case [checklist 151]', async () => {
		const { id } = scene.argyle.users.add({ email: 'nathan@example.com' });
		scene.argyle.users.add({ email: 'nathan@example.org' });
		scene.argyle.users.add({ email: null });
		const { output } = await scene.run({ ...list, filters: { email: 'Nathan@Example.com' } });
		expect(output.map((user) => user.id)).toEqual([id]);
	});

	it('gives all of them without filters', async () => {
		const added = ['a@example.com', null].map((email) => scene.argyle.users.add({ email }).id);
		const { output } = await scene.run(list);
		expect(output.map((user) => user.id).sort()).toEqual([...added].sort());
	});

	it('leaves out what Argyle sends although it has another external ID', async () => {
		const { id } = scene.argyle.users.add({ external_id: 'case-7' });
		scene.argyle.users.add({ external_id: 'case-70' });
		const body = { next: null, previous: null, results: scene.argyle.users.list() };
		scene.argyle.faults.add({ path: '/v2/users', body });
		const { output } = await scene.run({ ...list, filters: { externalId: 'case-7' } });
		expect(output.map((user) => user.id)).toEqual([id]);
	});

	it.each([true, false])(
		'never shows what could harm most: simplify %j [checklist 153]',
		async (simplify) => {
			scene.argyle.users.add({ ssn: '522-09-7682' });
			const { stored } = await scene.run({ ...list, simplify });
			expect(stored).not.toMatch(/522-09-7682|birth_date|"ssn"|"address"/);
		},
	);
});

describe('User → Delete', () => {
	const remove = { resource: 'user', operation: 'delete', userId: '={{ $json.id }}' };

	it('deletes a user without an account that ever connected [checklist 147]', async () => {
		const { id } = scene.argyle.users.add();
		for (let count = 0; count < 3; count++) scene.argyle.accounts.add({ user: id });
		const { output } = await scene.run(remove, [{ id }]);
		expect(output).toEqual([{ deleted: true }]);
		expect(scene.argyle.users.get(id)).toBeUndefined();
		expect(scene.argyle.accounts.size).toBe(0);
	});

	it.each([
		['connected', 'connected'],
		['refailed', 'has_history'],
	] as const)('keeps a user with an account that is %s [checklist 147]', async (state, reason) => {
		const { id } = scene.argyle.users.add();
		scene.argyle.accounts.add({ user: id });
		const blocking = scene.argyle.accounts.add({ user: id }, state);
		const { output } = await scene.run(remove, [{ id }]);
		expect(output).toMatchObject([{ deleted: false, user: id, account: blocking.id, reason }]);
		expect(output[0]?.message).toMatch(`User ${id} was kept because of account ${blocking.id}. `);
		expect(output.flatMap(findOutputViolations['user delete'])).toEqual([]);
		expect(userDeletions()).toEqual([]);
	});

	it('reads the accounts of all pages [checklist 147]', async () => {
		const { id } = scene.argyle.users.add();
		// The oldest comes last.
		scene.argyle.accounts.add({ user: id }, 'connected');
		for (let count = 0; count < 250; count++) scene.argyle.accounts.add({ user: id });
		const { output } = await scene.run(remove, [{ id }]);
		expect(output).toMatchObject([{ deleted: false, reason: 'connected' }]);
	});

	it('keeps the user when Argyle lists accounts of others, which prove nothing [checklist 147]', async () => {
		const { id } = scene.argyle.users.add();
		const other = scene.argyle.accounts.add();
		const body = { next: null, previous: null, results: [other] };
		scene.argyle.faults.add({ path: '/v2/accounts', body });
		expect((await scene.run(remove, [{ id }])).output).toMatchObject([
			{ deleted: false, reason: 'unknown_state' },
		]);
	});

	it('keeps the user when the accounts can not be read, and says so [checklist 147]', async () => {
		const { id } = scene.argyle.users.add();
		scene.argyle.faults.add({ path: '/v2/accounts', status: 403 });
		const { message } = await scene.run(remove, [{ id }]);
		expect(message).toMatch(`User ${id} was kept: the accounts could not be read. Argyle does not`);
		expect(userDeletions()).toEqual([]);
	});

	it('reads the accounts again when Argyle took 4 s to list them [checklist 147]', async () => {
		const { id } = scene.argyle.users.add();
		scene.argyle.faults.add({ path: '/v2/accounts', delayMs: 4_000 });
		expect((await scene.run(remove, [{ id }])).output).toEqual([{ deleted: true }]);
		expect(scene.argyle.requestsTo('GET', '/v2/accounts')).toHaveLength(2);
	});

	it('deletes a connected user only when the user of n8n says so [checklist 147]', async () => {
		const { id } = scene.argyle.users.add();
		scene.argyle.accounts.add({ user: id }, 'connected');
		const { output } = await scene.run({ ...remove, deleteWhen: 'always' }, [{ id }]);
		expect(output).toEqual([{ deleted: true }]);
		expect(scene.argyle.requests.map(({ method }) => method)).toEqual(['DELETE']);
	});

	it('deletes each user of several input items', async () => {
		const users = [1, 2].map(() => scene.argyle.users.add());
		await scene.run(
			remove,
			users.map(({ id }) => ({ id })),
		);
		expect(userDeletions()).toHaveLength(2);
	});

	it('names the user when Argyle refuses the deletion', async () => {
		const { id } = scene.argyle.users.add();
		scene.argyle.faults.add({ method: 'DELETE', path: '/v2/users', status: 403 });
		const { message } = await scene.run(remove, [{ id }]);
		expect(message).toMatch(new RegExp(`^User ${id} .* to use this user \\(403\\)`));
	});

	it('says when an account without an ID keeps the user', async () => {
		const { id } = scene.argyle.users.add();
		const body = { next: null, results: [{ user: id, connection: { status: 'connected' } }] };
		scene.argyle.faults.add({ path: '/v2/accounts', body });
		expect((await scene.run(remove, [{ id }])).output).toMatchObject([
			{ account: null, message: expect.stringContaining('because of account without an ID.') },
		]);
	});

	it('says that a user is gone already', async () => {
		const { output } = await scene.run(remove, [{ id: randomUUID() }]);
		expect(output).toEqual([{ deleted: true, already_gone: true }]);
	});
});
