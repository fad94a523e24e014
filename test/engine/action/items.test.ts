import { randomUUID } from 'node:crypto';
import type { Scene } from './scene';
import { openScene } from './scene';

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(async () => await scene.close());

const malformed: Array<[what: string, id: unknown]> = [
	['empty', ''],
	['blank', '   '],
	['missing', undefined],
	['null', null],
	['a number', 42],
	['a boolean', true],
	['an object', { id: '0187c66e-e7e5-811c-b006-2232f00f426a' }],
	['a list', ['0187c66e-e7e5-811c-b006-2232f00f426a']],
	['a path', '../users/x'],
	['a path behind an id', '0187c66e-e7e5-811c-b006-2232f00f426a/../../users/x'],
	['an encoded path', '..%2Fusers%2Fx'],
	['a query behind an id', '0187c66e-e7e5-811c-b006-2232f00f426a?limit=1'],
	['a fragment behind an id', '0187c66e-e7e5-811c-b006-2232f00f426a#'],
	['two ids', '0187c66e-e7e5-811c-b006-2232f00f426a 018051aa-f7a9-a0db-2f38-6cfa325e9d69'],
	['two ids on two lines', '0187c66e-e7e5-811c-b006-2232f00f426a\n0187c66e'],
	['an item id', 'item_000029932'],
	['unicode that looks like digits', '０187c66e-e7e5-811c-b006-2232f00f426a'],
	['emoji', '🙂'],
	['10 KB', 'a'.repeat(10_240)],
	['one digit short', '0187c66e-e7e5-811c-b006-2232f00f426'],
	['without hyphens', '0187c66ee7e5811cb0062232f00f426a'],
	['in braces', '{0187c66e-e7e5-811c-b006-2232f00f426a}'],
];

describe.each(['neverConnected', 'failed', 'always'])('Delete When %s: an ID', (deleteWhen) => {
	it.each(malformed)(
		'that is %s causes no request and a message with the way out [checklist 71]',
		async (_what, id) => {
			const { message } = await scene.remove([id], { deleteWhen });
			expect(message).toMatch(
				/^'Account' is (empty|.*which is not the ID of an account)\. An ID looks like 0187/s,
			);
			expect(message?.length).toBeLessThan(250);
			expect(scene.argyle.requests).toEqual([]);
		},
	);

	it.each([
		['in upper case', (id: string) => id.toUpperCase()],
		['with blanks around it', (id: string) => `  ${id}\n`],
	])('%s is the account that is meant [checklist 71]', async (_what, written) => {
		const { account } = scene.argyle.playLogin();
		const { output } = await scene.remove([written(account.id)], { deleteWhen });
		expect(output).toEqual([{ deleted: true }]);
		expect(scene.deletions()).toEqual([account.id]);
	});
});

describe('many items', () => {
	it('go by an expression of their own each, in their order [checklist 72]', async () => {
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

	it('that hold a malformed ID are left alone, all of them [checklist 71]', async () => {
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

	it('that name the same account ask for it once, and each gets the outcome [checklist 70]', async () => {
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

	it('none: none', async () => {
		const { output, message } = await scene.remove([]);
		expect([output, message]).toEqual([[], undefined]);
		expect(scene.argyle.requests).toEqual([]);
	});
});

describe('many items, set to continue on fail', () => {
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

	it('name the item also when an expression cannot be worked out', async () => {
		const { account } = scene.argyle.playLogin();
		const { output } = await scene.run(
			{ operation: 'delete', accountId: '={{ $json.id.toLowerCase() }}' },
			[{ id: account.id }, {}],
			'continueRegularOutput',
		);
		expect(output).toEqual([{ deleted: true }, { error: expect.stringMatching(/^./) }]);
	});

	it('name what was selected when there is no such operation', async () => {
		const { output } = await scene.run({ operation: 'destroy' }, [{}], 'continueRegularOutput');
		expect(output).toEqual([{ error: expect.stringMatching(/^'Operation' is "destroy"/) }]);
	});
});
