import type { NodeParameterValueType } from 'n8n-workflow';
import type { Task } from '../../../nodes/Argyle/actions/operation';
import { deleteAccountOperation } from '../../../nodes/Argyle/actions/account/delete.operation';
import type { PacedAnswer } from '../../../nodes/Argyle/api/types';
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

/** As the paced client gives it for what was not sent. */
const late: PacedAnswer = { kind: 'silence', code: 'LATE', again: true };

/** An answer after which the paced client lets its caller send the request again. */
const again = (answer: PacedAnswer) => ({ ...answer, again: true });

interface Scene {
	/** Each DELETE gets one of these in turn. */
	deletions?: PacedAnswer[];
	/** Each GET gets one of these in turn, the last one again and again. */
	looks?: PacedAnswer[];
	deleteWhen?: NodeParameterValueType;
}

/** Deletes an account: one whose only login failed, unless the looks at it show something else. */
const remove = ({ deletions = [], looks = [failed], deleteWhen = 'neverConnected' }: Scene) => {
	const left = { GET: [...looks], DELETE: [...deletions] };
	const client = scriptClient(({ method }) => {
		if (method === 'DELETE') return left.DELETE.shift() ?? late;
		return (left.GET.length > 1 ? left.GET.shift() : left.GET[0]) ?? late;
	});
	const parameters = { resource: 'account', operation: 'delete', accountId: id, deleteWhen };
	const task: Task = deleteAccountOperation.prepare(createExecuteContext(parameters), 0);
	const sent = (wanted: string) => client.sent.filter(({ method }) => method === wanted);
	return { ended: task.run(client), deletions: () => sent('DELETE'), looks: () => sent('GET') };
};

/** What tells a deletion from others of the same run. */
const readKey = (accountId: string, deleteWhen: NodeParameterValueType) => {
	const parameters = { resource: 'account', operation: 'delete', accountId, deleteWhen };
	return deleteAccountOperation.prepare(createExecuteContext(parameters), 0).key;
};

describe('a deletion that others slow down [checklist 66]', () => {
	it('counts as tries only those that were sent', async () => {
		const busy = { ...reply(503), again: true };
		const { ended, deletions } = remove({
			deletions: [late, late, late, late, busy, late, reply(204)],
		});
		expect(await ended).toEqual([{ deleted: true }]);
		expect(deletions().map(({ fresh }) => fresh?.attempt)).toEqual([1, 1, 1, 1, 1, 2, 2]);
	});

	it('ends after ten looks in vain, and says that nothing was sent', async () => {
		const { ended, deletions } = remove({});
		await expect(ended).rejects.toThrow(
			`Account ${id} could not be deleted. The request was not sent, because Argyle is limiting requests just now. Try again in a few minutes`,
		);
		expect(deletions()).toHaveLength(10);
	});
});

describe('what a deletion rests on [checklist 65, 66]', () => {
	const connected = reply(200, { body: { id, connection: { status: 'connected' } } });
	const history = reply(200, {
		body: { id, scanned_at: '2026-01-01T00:00:00Z', connection: { status: 'error' } },
	});

	it('is a state that was read at most 3 s before: counted from the moment the GET left', async () => {
		const sentAt = performance.now() - 2_000;
		const { ended, deletions } = remove({
			looks: [{ ...failed, sentAt }],
			deletions: [reply(204)],
		});
		expect(await ended).toEqual([{ deleted: true }]);
		expect(deletions().map(({ fresh }) => fresh)).toEqual([{ before: sentAt + 3_000, attempt: 1 }]);
	});

	it('is read again when Argyle took more than 3 s to show it', async () => {
		const old = { ...failed, sentAt: performance.now() - 3_001 };
		const { ended, deletions } = remove({ looks: [old, connected], deletions: [reply(204)] });
		expect(await ended).toMatchObject([{ deleted: false, reason: 'connected' }]);
		expect(deletions()).toEqual([]);
	});

	it('is kept when Argyle always takes more than 3 s, which the message says', async () => {
		const old = { ...failed, sentAt: performance.now() - 3_001 };
		const { ended, deletions, looks } = remove({ looks: [old], deletions: [reply(204)] });
		await expect(ended).rejects.toThrow(
			`Account ${id} was kept: Argyle took more than 3 seconds to show its state each time`,
		);
		expect(deletions()).toEqual([]);
		expect(looks()).toHaveLength(10);
	});

	it('is nothing at all when the user says so', async () => {
		const { ended, deletions, looks } = remove({ deletions: [reply(204)], deleteWhen: 'always' });
		expect(await ended).toEqual([{ deleted: true }]);
		expect(looks()).toEqual([]);
		expect(deletions()).toMatchObject([{ fresh: { before: Infinity, attempt: 1 } }]);
	});

	it.each([
		['connected', connected, 'failed', 'connected'],
		['connected before', history, 'neverConnected', 'has_history'],
		['connected before, whatever an expression gave', history, 'Failed', 'has_history'],
		['connected before, for nothing that an expression gave', history, '', 'has_history'],
		['connected before, for a list that an expression gave', history, ['failed'], 'has_history'],
		[
			'another one',
			reply(200, { body: { ...Object(failed).body, id: 'x' } }),
			'failed',
			'unknown_state',
		],
		['not there to be seen', reply(200, { body: null }), 'failed', 'unknown_state'],
	])('keeps an account that is %s', async (_what, look, deleteWhen, reason) => {
		const { ended, deletions } = remove({ looks: [look], deleteWhen });
		expect(await ended).toMatchObject([{ deleted: false, account: id, reason }]);
		expect(deletions()).toEqual([]);
	});

	it('lets the history go when the user says so', async () => {
		const scene = { looks: [history], deleteWhen: 'failed', deletions: [reply(204)] };
		expect(await remove(scene).ended).toEqual([{ deleted: true }]);
	});

	it('keeps an account that can not be looked at, and says so', async () => {
		const { ended, deletions } = remove({ looks: [reply(403)] });
		await expect(ended).rejects.toThrow(
			`Account ${id} was kept: it could not be read. Argyle does not allow this API key to use this account (403)`,
		);
		expect(deletions()).toEqual([]);
	});

	it('keeps an account that has connected since the look before', async () => {
		const scene = { looks: [failed, connected], deletions: [late, reply(204)] };
		const { ended, deletions } = remove(scene);
		expect(await ended).toMatchObject([{ deleted: false, reason: 'connected' }]);
		expect(deletions()).toHaveLength(1);
	});
});

it('two deletions are one only when account and condition are the same [checklist 70]', () => {
	const keys = [
		[id, 'failed'],
		[id, 'always'],
		[id.replace('0', '1'), 'failed'],
	].map(([accountId = '', deleteWhen = '']) => readKey(accountId, deleteWhen));
	expect(new Set(keys).size).toBe(3);
	expect(readKey(id, 'failed')).toBe(keys[0]);
});

it('whatever an expression gives for the condition but its words is the careful one [checklist 65]', () => {
	for (const odd of ['Failed', '', ['always'], null]) {
		expect(readKey(id, odd)).toBe(readKey(id, 'neverConnected'));
	}
});

describe('an account that is gone [checklist 67]', () => {
	it.each([
		['at the first look', { looks: [reply(404)] }, true],
		['when it is deleted', { deletions: [reply(404)] }, true],
		['after a try that was refused', { deletions: [again(reply(429)), reply(404)] }, true],
		['after a lost answer', { deletions: [again(silence('EPIPE')), reply(404)] }, false],
		[
			'at the look after a lost answer',
			{ looks: [failed, reply(410)], deletions: [again(reply(500))] },
			false,
		],
	])('%s is told as what it was', async (_when, scene, alreadyGone) => {
		const [outcome] = await remove(scene).ended;
		expect(outcome?.deleted).toBe(true);
		expect(outcome?.already_gone === true).toBe(alreadyGone);
	});
});

describe('a deletion that did not work [checklist 69]', () => {
	it('counts the tries that were sent', async () => {
		const { ended, deletions } = remove({ deletions: [again(silence('EPIPE')), reply(204)] });
		await ended;
		expect(deletions().map(({ fresh }) => fresh?.attempt)).toEqual([1, 2]);
	});

	it('that Argyle refuses is told in its words, and not tried again', async () => {
		const { ended, deletions } = remove({ deletions: [reply(409, { body: { detail: 'No.' } })] });
		await expect(ended).rejects.toThrow(
			`Account ${id} could not be deleted. Argyle refused the request for this account (409): No.`,
		);
		expect(deletions()).toHaveLength(1);
	});
});
