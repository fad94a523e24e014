import { useScene } from './scene';

const scene = useScene();

describe('the guard of Account → Delete', () => {
	it('keeps a connected account by default, with the reason and no DELETE', async () => {
		const { account } = scene.argyle.playLogin({ errorCode: null });
		expect((await scene.remove([account.id])).output).toEqual([
			{
				deleted: false,
				account: account.id,
				reason: 'connected',
				message: `Account ${account.id} was kept. It is connected, so deleting it would destroy its payroll data.`,
			},
		]);
		expect(scene.deletions()).toEqual([]);
		expect(scene.argyle.accounts.get(account.id)).toBeDefined();
	});

	it.each([
		['neverConnected', { deleted: false, reason: 'has_history' }],
		['failed', { deleted: true }],
	])('decides with %s about a re-authentication that failed', async (deleteWhen, output) => {
		const { id } = scene.argyle.accounts.add({}, 'refailed');
		expect((await scene.remove([id], { deleteWhen })).output).toMatchObject([output]);
	});

	it.each(['Always', ['always'], null])(
		'ignores an expression for Delete When that gives %j [checklist 66]',
		async (when) => {
			const { account } = scene.argyle.playLogin({ errorCode: null });
			const parameters = { accountId: account.id, deleteWhen: '={{ $json.when }}' };
			const { output } = await scene.run({ operation: 'delete', ...parameters }, [{ when }]);
			expect(output).toMatchObject([{ deleted: false, reason: 'connected' }]);
			expect(scene.deletions()).toEqual([]);
		},
	);

	it('deletes a connected account with Always, without a read [checklist 66]', async () => {
		const { id } = scene.argyle.playLogin({ errorCode: null }).account;
		const { output } = await scene.remove([id], { deleteWhen: 'always' });
		expect(output).toEqual([{ deleted: true }]);
		expect(scene.argyle.requests.map(({ method }) => method)).toEqual(['DELETE']);
	});

	it.each([
		['is about another account', { id: 'x', scanned_at: null, connection: { status: 'error' } }],
		['is a page', '<html>Just a moment…</html>'],
	])('keeps the account and sends no DELETE when the read %s', async (_what, body) => {
		const { id } = scene.argyle.accounts.add();
		scene.argyle.faults.add({ method: 'GET', times: Infinity, body });
		const { output } = await scene.remove([id], { deleteWhen: 'failed' });
		expect(output).toMatchObject([{ deleted: false, account: id, reason: 'unknown_state' }]);
		expect(scene.deletions()).toEqual([]);
	});
});
