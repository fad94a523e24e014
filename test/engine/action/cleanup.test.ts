import { sleep } from 'n8n-workflow';
import type { Scene } from './scene';
import { openScene } from './scene';

const day = 86_400_000;

let scene: Scene;
/** 20 that failed ten days ago. */
let old: string[];
beforeEach(async () => {
	scene = await openScene();
	const at = new Date(Date.now() - 10 * day).toISOString();
	old = Array.from({ length: 20 }, () => scene.argyle.accounts.add({ created_at: at }).id);
	// What a clean-up must not touch: failed yesterday, connected, and failed after a connection.
	scene.argyle.accounts.add({ created_at: new Date(Date.now() - day).toISOString() });
	scene.argyle.accounts.add({ created_at: at }, 'connected');
	scene.argyle.accounts.add({ created_at: at }, 'refailed');
});
afterEach(async () => await scene.close());

const filters = { neverConnected: true, failedBefore: '={{ $now.minus({ days: 7 }) }}' };
const find = (limit?: number) => ({
	parameters: {
		operation: 'getAll',
		filters,
		...(limit === undefined ? { returnAll: true } : { limit }),
	},
});
const remove = { parameters: { operation: 'delete', accountId: '={{ $json.id }}' } };

describe('accounts that failed more than 7 days ago [checklist 73]', () => {
	it('are found by a dry run, which deletes none', async () => {
		const { output } = await scene.start([find()]).outcome;
		expect(output.map(({ id }) => String(id)).sort()).toEqual([...old].sort());
		expect(scene.argyle.requests.every(({ method }) => method === 'GET')).toBe(true);
	});

	it('are deleted, and nothing else is', async () => {
		const { output, pairs } = await scene.start([find(), remove]).outcome;
		expect(output).toEqual(old.map(() => ({ deleted: true })));
		expect(pairs).toEqual(old.map((_id, item) => ({ item })));
		expect([...scene.deletions()].sort()).toEqual([...old].sort());
		expect(scene.argyle.accounts.size).toBe(3);
	});

	it.each([1, 7, 20, 99])('are deleted up to a limit: %i', async (limit) => {
		await scene.start([find(limit), remove]).outcome;
		expect(scene.deletions()).toHaveLength(Math.min(limit, old.length));
	});

	it('are deleted by a second run after the first was stopped in between', async () => {
		const first = scene.start([find(), remove]);
		while (scene.deletions().length < 5) await sleep(5);
		first.cancel();
		await first.outcome;
		expect(scene.deletions().length).toBeLessThan(old.length);
		const { message, output } = await scene.start([find(), remove]).outcome;
		expect(message).toBeUndefined();
		expect(output.every(({ deleted }) => deleted === true)).toBe(true);
		expect(scene.argyle.accounts.size).toBe(3);
	});

	it('are deleted by a second run after the first ended at one that Argyle refused', async () => {
		scene.argyle.faults.add({ method: 'DELETE', path: `/v2/accounts/${old[9]}`, status: 403 });
		const { message } = await scene.start([find(), remove]).outcome;
		expect(message).toContain(old[9]);
		await scene.start([find(), remove]).outcome;
		expect(scene.argyle.accounts.size).toBe(3);
		expect(new Set(scene.deletions()).size).toBe(old.length);
	});
});
