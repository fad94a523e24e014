import type { NodeParameterValueType } from 'n8n-workflow';
import type { Task } from '../../../nodes/Argyle/actions/operation';
import { isFilledByModel } from '../../../nodes/Argyle/actions/deletion';
import { deleteAccountOperation } from '../../../nodes/Argyle/actions/account/delete.operation';
import type { PacedAnswer, Try } from '../../../nodes/Argyle/api/types';
import { reply, scriptClient, silence } from '../api/scriptedClient';
import { createExecuteContext } from './context';

const id = '0187c66e-e7e5-811c-b006-2232f00f426a';
const failed = reply(200, {
	body: {
		id,
		scanned_at: null,
		ongoing_refresh: { status: 'idle' },
		availability: {},
		connection: { status: 'error', error_code: 'invalid_mfa' },
	},
});

const refused = (answer: PacedAnswer): Try => ({ kind: 'refused', answer });
const final = (answer: PacedAnswer): Try => ({ kind: 'final', answer });

interface Scene {
	/** The result of each guarded DELETE, in turn. */
	deletions?: Try[];
	/** The answer to each request that is not guarded, in turn, the last one again and again. */
	answers?: PacedAnswer[];
	deleteWhen?: NodeParameterValueType;
}

const prepare = (accountId: string, deleteWhen: NodeParameterValueType): Task => {
	const parameters = { resource: 'account', operation: 'delete', accountId, deleteWhen };
	return deleteAccountOperation.prepare(createExecuteContext(parameters), 0);
};

/** Deletes an account: one whose only login failed, unless the answers show something else. */
const remove = ({ deletions = [], answers = [failed], deleteWhen = 'neverConnected' }: Scene) => {
	const client = scriptClient(answers, deletions);
	return { ended: prepare(id, deleteWhen).run(client), client };
};

const connected = reply(200, { body: { id, connection: { status: 'connected' } } });
const history = reply(200, {
	body: { id, scanned_at: '2026-01-01T00:00:00Z', connection: { status: 'error' } },
});

describe('a deletion [checklist 65, 66]', () => {
	it.each([
		['always took more than 3 s', () => performance.now() - 3_001],
		['left at an unknown time', () => undefined],
	])('keeps the account when the read %s, and says so', async (_what, leftAt) => {
		const { ended, client } = remove({ answers: [{ ...failed, sentAt: leftAt() }] });
		await expect(ended).rejects.toThrow(
			`Account ${id} was kept: each time, Argyle took more than 3 seconds to report its state, which may have changed since. Try again when Argyle answers faster`,
		);
		expect(client.tried).toEqual([]);
	});

	it('sends no read when "Delete When" is "always"', async () => {
		const { ended, client } = remove({ answers: [reply(204)], deleteWhen: 'always' });
		expect(await ended).toEqual([{ deleted: true }]);
		expect(client.sent).toMatchObject([{ method: 'DELETE', path: `/accounts/${id}` }]);
	});

	it.each([
		['connected', connected, 'failed', 'connected'],
		['connected earlier', history, 'neverConnected', 'has_history'],
		[
			'another one',
			reply(200, { body: { ...Object(failed).body, id: 'x' } }),
			'failed',
			'unknown_state',
		],
		['missing from the answer', reply(200, { body: null }), 'failed', 'unknown_state'],
	])(
		'keeps an account when the read shows that it is %s',
		async (_what, answer, deleteWhen, reason) => {
			const { ended, client } = remove({ answers: [answer], deleteWhen });
			expect(await ended).toMatchObject([{ deleted: false, account: id, reason }]);
			expect(client.tried).toEqual([]);
		},
	);

	it('deletes an account with history when "Delete When" is "failed"', async () => {
		const { ended } = remove({ answers: [history], deleteWhen: 'failed' });
		expect(await ended).toEqual([{ deleted: true }]);
	});

	it('keeps an account that can not be read, and says so', async () => {
		const { ended, client } = remove({ answers: [reply(403)] });
		await expect(ended).rejects.toThrow(
			`Account ${id} was kept: it could not be read. Argyle does not allow this API key to use this account (403)`,
		);
		expect(client.tried).toEqual([]);
	});

	it("ends in Argyle's words when Argyle refuses it", async () => {
		const conflict = reply(409, { body: { detail: 'No.' } });
		const { ended } = remove({ deletions: [final(conflict)] });
		await expect(ended).rejects.toThrow(
			`Account ${id} could not be deleted. Argyle refused the request for this account (409): No.`,
		);
	});
});

it('two deletions are one only when account and condition are the same [checklist 70]', () => {
	const keys = [
		[id, 'failed'],
		[id, 'always'],
		[id.replace('0', '1'), 'failed'],
	].map(([accountId = '', deleteWhen = '']) => prepare(accountId, deleteWhen).key);
	expect(new Set(keys).size).toBe(3);
	expect(prepare(id, 'failed').key).toBe(keys[0]);
});

it('an expression for "Delete When" that gives none of its choices counts as "never connected" [checklist 65]', () => {
	for (const odd of ['Failed', '', ['always'], null]) {
		expect(prepare(id, odd).key).toBe(prepare(id, 'neverConnected').key);
	}
});

describe('an account that is gone [checklist 67]', () => {
	it.each([
		['at the first read', { answers: [reply(404)] }, true],
		['when it is deleted', { deletions: [final(reply(404))] }, true],
		['after a refusal', { deletions: [refused(reply(429)), final(reply(404))] }, true],
		['after a lost answer', { deletions: [refused(silence('EPIPE')), final(reply(404))] }, false],
		[
			'at the read after a lost answer',
			{ answers: [failed, reply(410)], deletions: [refused(reply(500))] },
			false,
		],
	])('%s: "already_gone" only if this run did not delete it', async (_when, scene, alreadyGone) => {
		const [outcome] = await remove(scene).ended;
		expect(outcome).toEqual({ deleted: true, ...(alreadyGone && { already_gone: true }) });
	});
});

describe('whether a language model can fill a parameter [checklist 65]', () => {
	const fromAi = "={{ $fromAI('when') }}";
	const fromInput = '={{ $json.when }}';

	it.each([
		['a workflow, a value from the list', 'argyle', 'always', false],
		['a workflow, an expression', 'argyle', fromInput, false],
		['a workflow, $fromAI', 'argyle', fromAi, true],
		['a tool, a value from the list', 'argyleTool', 'always', false],
		['a tool, an expression', 'argyleTool', fromInput, true],
		['a tool, $fromAI', 'argyleTool', fromAi, true],
	])('in %s', (_where, type, deleteWhen, isFilled) => {
		const parameters = { resource: 'account', operation: 'delete', accountId: id, deleteWhen };
		const context = createExecuteContext(parameters);
		context.node.type = `n8n-nodes-argyle.${type}`;
		expect(isFilledByModel(context, 'deleteWhen')).toBe(isFilled);
	});
});
