import type { Scene } from './scene';
import { openScene } from './scene';

let scene: Scene;
/** A server that Argyle's answers name, and that must never see the API key. */
let stranger: Scene;
beforeEach(async () => {
	[scene, stranger] = await Promise.all([openScene(), openScene()]);
});
afterEach(async () => await Promise.all([scene.close(), stranger.close()]));

const getMany = { operation: 'getAll', returnAll: true };

describe('another server that an answer names [checklist 74]', () => {
	it('as the next page: its cursor is used, at Argyle', async () => {
		const ids = Array.from({ length: 250 }, () => scene.argyle.accounts.add().id);
		const cursor = await readCursor();
		const next = `${stranger.argyle.url}/v2/accounts?cursor=${cursor}`;
		const results = [...ids]
			.reverse()
			.slice(0, 200)
			.map((id) => ({ id }));
		scene.argyle.faults.add({ path: '/v2/accounts', body: { next, previous: null, results } });

		const { output } = await scene.run(getMany);

		expect(output.map(({ id }) => id)).toEqual([...ids].reverse());
		expect(stranger.argyle.requests).toEqual([]);
	});

	it.each([301, 302, 303, 307, 308])('as a redirect: %i is not followed', async (status) => {
		const { id } = scene.argyle.accounts.add();
		const Location = `${stranger.argyle.url}/v2/accounts/${id}`;
		const redirect = { status, headers: { Location }, times: Infinity };
		scene.argyle.faults.add({ path: '/v2/', ...redirect });

		const runs = await Promise.all([
			scene.remove([id]),
			scene.remove([id], { deleteWhen: 'always' }),
			scene.run({ operation: 'get', accountId: id }),
			scene.run(getMany),
			scene.run({ resource: 'user', operation: 'createToken', userId: id }),
		]);

		for (const { message } of runs)
			expect(message).toMatch(/redirect \(\d+\), which is not followed/);
		expect(stranger.argyle.requests).toEqual([]);
	});
});

/** The cursor of the second page, as Argyle itself gives it. */
async function readCursor(): Promise<string> {
	const { id, secret } = scene.argyle.keys.sandbox;
	const answer = await fetch(`${scene.argyle.url}/v2/accounts?limit=200`, {
		headers: { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
	});
	return encodeURIComponent(
		new URL(Object(await answer.json()).next).searchParams.get('cursor') ?? '',
	);
}
