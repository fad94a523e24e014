import { findOutputViolations } from '../../support/schemas';
import type { Scene } from './scene';
import { openScene } from './scene';

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(async () => await scene.close());

describe('Invite → Get Many', () => {
	const list = { resource: 'invite', operation: 'getAll', returnAll: true };

	beforeEach(() => {
		for (const status of ['sent', 'attempted', 'completed'] as const) {
			scene.argyle.invites.add({ status });
		}
	});

	it.each([
		[{}, ['attempted', 'completed', 'sent']],
		[{ status: ['attempted'] }, ['attempted']],
		[{ status: ['attempted', 'sent'] }, ['attempted', 'sent']],
		[{ status: ['revoked'] }, []],
	])('with %j gives those with status %j, and no token', async (filters, statuses) => {
		const { output, stored } = await scene.run({ ...list, filters });
		expect(output.map(({ status }) => status).sort()).toEqual(statuses);
		expect(output.flatMap(findOutputViolations['invite getAll'])).toEqual([]);
		expect(scene.findTokens(stored)).toEqual([]);
	});

	it('gives those of one person', async () => {
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

	it('sends one message to a person who is in the input twice [checklist 70]', async () => {
		const { id } = scene.argyle.invites.add({});
		const { output, pairs } = await scene.run(resend, [{ id }, { id }]);
		expect(output).toHaveLength(2);
		expect(pairs).toEqual([{ item: 0 }, { item: 1 }]);
		expect(scene.argyle.invites.get(id)?.deliveries).toHaveLength(2);
	});

	it('says that nobody knows, and does not send again, when the answer is lost [checklist 69]', async () => {
		const { id } = scene.argyle.invites.add({});
		scene.argyle.faults.add({ method: 'POST', path: '/v2/invites', drop: 'after' });
		const { message } = await scene.run(resend, [{ id }]);
		expect(message).toMatch(new RegExp(`^\\[Item 0\\] Whether invite ${id} was sent is not known`));
		expect(scene.argyle.invites.get(id)?.deliveries).toHaveLength(2);
	});
});
