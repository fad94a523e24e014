import { randomUUID } from 'node:crypto';
import { useScene } from './scene';

const scene = useScene();

it.each([
	['in upper case', (id: string) => id.toUpperCase()],
	['with blanks around it', (id: string) => `  ${id}\n`],
])('an ID %s is that of the same account [checklist 71]', async (_what, write) => {
	const { account } = scene.argyle.playLogin();
	expect((await scene.remove([write(account.id)])).output).toEqual([{ deleted: true }]);
	expect(scene.deletions()).toEqual([account.id]);
});

describe('many items', () => {
	it('are deleted by their own expression each, in their order [checklist 72]', async () => {
		const logins = [null, 'invalid_mfa', null, 'mfa_timeout'];
		const ids = logins.map((errorCode) => scene.argyle.playLogin({ errorCode }).account.id);
		const { output, pairs } = await scene.remove(ids);
		expect(output.map(({ deleted }) => deleted)).toEqual([false, true, false, true]);
		expect(pairs).toEqual([0, 1, 2, 3].map((item) => ({ item })));
		expect(scene.deletions().sort()).toEqual([ids[1], ids[3]].sort());
	});

	it('may each have their own "Delete When"', async () => {
		const ids = [1, 2].map(() => scene.argyle.playLogin({ errorCode: null }).account.id);
		const { output } = await scene.run(
			{
				operation: 'delete',
				accountId: '={{ $json.id }}',
				deleteWhen: '={{ $json.when }}',
			},
			[
				{ id: ids[0] ?? '', when: 'neverConnected' },
				{ id: ids[1] ?? '', when: 'always' },
			],
		);
		expect(output).toMatchObject([{ reason: 'connected' }, { deleted: true }]);
	});

	it('with a malformed ID among them send nothing at all [checklist 71]', async () => {
		const { account } = scene.argyle.playLogin();
		const { message } = await scene.remove([account.id, 'nonsense']);
		expect(message).toMatch(/^'Account' is "nonsense"/);
		expect(scene.argyle.requests).toEqual([]);
	});

	it('end at the first that Argyle refuses, and the message says which [checklist 67]', async () => {
		const ids = Array.from({ length: 30 }, () => scene.argyle.accounts.add().id);
		const refused = { path: `/v2/accounts/${ids[1]}`, times: Infinity, status: 403 };
		scene.argyle.faults.add(refused);
		const { message } = await scene.remove(ids);
		expect(message).toMatch(new RegExp(`^Account ${ids[1]} `));
		// The requests in flight have ended, and no further one was sent.
		expect(scene.deletions().length).toBeLessThan(20);
		expect(scene.argyle.accounts.size).toBe(ids.length - scene.deletions().length);
	});

	it('that name the same account share its requests, and each gets the outcome [checklist 70]', async () => {
		const { account } = scene.argyle.playLogin();
		const written = [account.id, ` ${account.id}`, account.id.toUpperCase()];
		const { output, pairs } = await scene.remove(written);
		expect(output).toEqual(written.map(() => ({ deleted: true })));
		expect(pairs).toEqual(written.map((_id, item) => ({ item })));
		expect(scene.argyle.requests).toHaveLength(2);
	});

	it('that name the same account fail each in their own place [checklist 70]', async () => {
		const { account } = scene.argyle.playLogin();
		scene.argyle.faults.add({ path: `/v2/accounts/${account.id}`, status: 403 });
		const ids = [account.id, account.id];
		const { output } = await scene.remove(ids, {}, 'continueRegularOutput');
		expect(output).toMatchObject([
			{ error: expect.stringMatching(/^Account /) },
			{ error: expect.stringMatching(/^Account /) },
		]);
		expect(scene.argyle.requests).toHaveLength(1);
	});

	it('give no output without input', async () => {
		const { output, message } = await scene.remove([]);
		expect([output, message]).toEqual([[], undefined]);
		expect(scene.argyle.requests).toEqual([]);
	});
});

describe('many items with Continue On Fail', () => {
	it('all get an answer, in their order and with their item [checklist 67, 72]', async () => {
		const ids = [1, 2, 3].map(() => scene.argyle.playLogin().account.id);
		const gone = randomUUID();
		scene.argyle.faults.add({ method: 'DELETE', path: `/v2/accounts/${ids[1]}`, status: 403 });

		const { output, pairs, message } = await scene.remove(
			[ids[0], ids[1], 'nonsense', gone, ids[2]],
			{},
			'continueRegularOutput',
		);

		expect(message).toBeUndefined();
		expect(output).toEqual([
			{ deleted: true },
			{ error: expect.stringMatching(new RegExp(`^Account ${ids[1]}.*403`)) },
			{ error: expect.stringMatching(/^'Account' is "nonsense"/) },
			{ deleted: true, already_gone: true },
			{ deleted: true },
		]);
		expect(pairs).toEqual([0, 1, 2, 3, 4].map((item) => ({ item })));
	});

	it('name the item whose expression fails', async () => {
		const { account } = scene.argyle.playLogin();
		const { output } = await scene.run(
			{ operation: 'delete', accountId: '={{ $json.id.toLowerCase() }}' },
			[{ id: account.id }, {}],
			'continueRegularOutput',
		);
		expect(output).toEqual([{ deleted: true }, { error: expect.stringMatching(/^./) }]);
	});

	it('name an operation that does not exist', async () => {
		const { output } = await scene.run({ operation: 'destroy' }, [{}], 'continueRegularOutput');
		expect(output).toEqual([{ error: expect.stringMatching(/^'Operation' is "destroy"/) }]);
	});
});
