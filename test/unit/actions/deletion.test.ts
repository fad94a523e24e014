import type { Task } from '../../../nodes/Argyle/actions/operation';
import { deleteAccountOperation } from '../../../nodes/Argyle/actions/account/delete.operation';
import type { PacedAnswer } from '../../../nodes/Argyle/api/types';
import { reply, scriptClient } from '../api/scriptedClient';
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

/** Deletes a failed account, with these answers to each DELETE in turn. */
const remove = (answers: PacedAnswer[]) => {
	const left = [...answers];
	const client = scriptClient(({ method }) => (method === 'GET' ? failed : (left.shift() ?? late)));
	const parameters = { resource: 'account', operation: 'delete', accountId: id };
	const task: Task = deleteAccountOperation.prepare(createExecuteContext(parameters), 0);
	const deletions = () => client.sent.filter(({ method }) => method === 'DELETE');
	return { ended: task.run(client), deletions };
};

describe('a deletion that others slow down [checklist 66]', () => {
	it('counts as tries only those that were sent', async () => {
		const busy = { ...reply(503), again: true };
		const { ended, deletions } = remove([late, late, late, late, busy, late, reply(204)]);
		expect(await ended).toEqual([{ deleted: true }]);
		expect(deletions().map(({ fresh }) => fresh?.attempt)).toEqual([1, 1, 1, 1, 1, 2, 2]);
	});

	it('ends after ten looks in vain, and says that nothing was sent', async () => {
		const { ended, deletions } = remove([]);
		await expect(ended).rejects.toThrow(
			`Account ${id} could not be deleted. The request was not sent, because Argyle is limiting requests just now. Try again in a few minutes`,
		);
		expect(deletions()).toHaveLength(10);
	});
});
