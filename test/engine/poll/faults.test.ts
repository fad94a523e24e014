import type { Fault } from '../../../tools/simulator/types.cts';
import type { Scene } from './scene';
import { accountsOf, openScene } from './scene';

let scene: Scene;

beforeEach(async () => {
	scene = await openScene();
	for (let count = 0; count < 450; count += 1) scene.argyle.accounts.add();
	await scene.poll();
});

afterEach(async () => await scene.close());

/** From the third page on, requests fail so often. */
function failThirdPage(fault: Fault): void {
	scene.argyle.faults.add({ path: '/v2/accounts', times: 2 });
	scene.argyle.faults.add({ path: '/v2/accounts', ...fault });
}

describe('a page that cannot be read', () => {
	const failures: Array<[string, Fault, RegExp]> = [
		['is not a list', { status: 200, body: { results: 'none' } }, /not in the expected form/],
		['is refused', { status: 400, body: { detail: 'Invalid cursor' } }, /Invalid cursor/],
	];

	it.each(failures)(
		'and %s ends the poll with the reason, and nothing is marked as seen [checklist 47]',
		async (_case, fault, reason) => {
			const before = scene.stage.saved;
			const missed = scene.fail().id;
			failThirdPage(fault);
			await expect(scene.poll()).rejects.toThrow(reason);
			expect(scene.stage.saved).toEqual(before);
			expect(accountsOf(await scene.poll())).toEqual([missed]);
		},
	);

	it('shows no secret [checklist 27]', async () => {
		failThirdPage({ status: 400, body: { detail: scene.argyle.keys.sandbox.secret } });
		const error: unknown = await scene.poll().catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(Error);
		expect(JSON.stringify([error, Object(error).message])).not.toContain(
			scene.argyle.keys.sandbox.secret,
		);
	});

	it('is given up after two tries when Argyle is down: the next poll is the retry [checklist 69]', async () => {
		const before = scene.stage.saved;
		failThirdPage({ times: Infinity, status: 503, headers: { 'Retry-After': '0.05' } });
		await expect(scene.poll()).rejects.toThrow(/not available right now/);
		expect(
			scene
				.listings()
				.slice(-3)
				.map(({ status }) => status),
		).toEqual([200, 503, 503]);
		expect(scene.stage.saved).toEqual(before);
	});
});

it.each<[string, Fault]>([
	['a lost connection', { drop: 'midway' }],
	['an answer that stops half-way', { truncate: true }],
	['a limit', { status: 429, headers: { 'Retry-After': '0.05' } }],
])('%s in between only delays the poll', async (_case, fault) => {
	const { id } = scene.fail();
	failThirdPage(fault);
	expect(accountsOf(await scene.poll())).toEqual([id]);
});
