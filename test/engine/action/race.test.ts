import { sleep } from 'n8n-workflow';
import type { Scene } from './scene';
import { openScene } from './scene';

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(async () => await scene.close());

/** The person connects at last: from now on the account holds payroll data. */
const connect = (id: string) => {
	scene.argyle.accounts.update(id, {
		connection: { status: 'connected', error_code: null, error_message: null },
		scanned_at: new Date().toISOString(),
	});
};

const methods = () => scene.argyle.requests.map(({ method }) => method);

describe('a person who connects between the look at the account and its deletion', () => {
	it.each([
		['a fault at Argyle', { status: 500 }],
		['a lost connection', { drop: 'before' as const }],
		['the rate limit', { status: 429 }],
	])(
		'keeps the account after %s, as it is looked at again [checklist 66]',
		async (_what, effect) => {
			const { id } = scene.argyle.accounts.add();
			scene.argyle.faults.add({ method: 'DELETE', ...effect });
			const removal = scene.remove([id]);
			while (scene.deletions().length === 0) await sleep(5);
			connect(id);
			expect((await removal).output).toMatchObject([{ deleted: false, reason: 'connected' }]);
			expect(methods()).toEqual(['GET', 'DELETE', 'GET']);
			expect(scene.argyle.accounts.get(id)).toBeDefined();
		},
	);

	it.each(['neverConnected', 'failed'])(
		'keeps the account in the mode %s when the look was late [checklist 66]',
		async (deleteWhen) => {
			const { id } = scene.argyle.accounts.add();
			scene.argyle.faults.add({ method: 'GET', status: 503 });
			const removal = scene.remove([id], { deleteWhen });
			while (methods().length === 0) await sleep(5);
			connect(id);
			expect((await removal).output).toMatchObject([{ deleted: false, reason: 'connected' }]);
			expect(scene.deletions()).toEqual([]);
		},
	);
});
